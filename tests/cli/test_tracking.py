"""What the `track` commands do."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from jseeker.app import App
from jseeker.config import load_settings

Say = Callable[..., tuple[int, str, str]]


def test_an_empty_list_says_what_to_do(say: Say, home: Path) -> None:
    code, out, _ = say("track", "list")
    assert code == 0
    assert "jseeker track add" in out
    assert json.loads(say("track", "list", "--json")[1]) == []


def test_the_same_posting_is_there_once_under_every_spelling_of_its_link(say: Say, home: Path) -> None:
    links = ("https://boards.greenhouse.io/acme/jobs/123", "https://boards.greenhouse.io/acme/jobs/123?gh_src=x")
    for link in links:
        assert say("track", "add", link, "--company", "Acme", "--role", "Engineer")[0] == 0
    assert len(json.loads(say("track", "list", "--json")[1])) == 1


def test_a_link_that_was_not_read_before_needs_a_name(say: Say, home: Path) -> None:
    code, out, err = say("track", "add", "https://a.example/1")
    assert (code, out) == (2, "")
    assert "--company" in err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("add", "file:///etc/passwd", "--company", "A", "--role", "B"), "http"),
        (("add", "--company", "A", "--role", "B", "--date", "03/04/2026"), "2026-11-30"),
        (("add", "--company", "A", "--role", "B", "--status", "x"), "no_answer"),
        (("list", "--status", "x"), "no_answer"),
        (("move", "9", "applied"), "There is no application 9"),
        (("show", "9"), "There is no application 9"),
        (("import", "none.csv"), "none.csv"),
        (("export", "x.pdf"), ".ics"),
    ],
)
def test_what_cannot_be_is_one_sentence(say: Say, home: Path, arguments: tuple[str, ...], told: str) -> None:
    code, out, err = say("track", *arguments)
    assert code in (1, 2)
    assert out == ""
    assert told in err
    assert err.count("\n") == 1


def test_a_move_keeps_the_date_that_was_given(say: Say, home: Path) -> None:
    say(
        "track", "add", "--company", "A", "--role", "B", "--status", "applied", "--date", "2026-11-02", "--notes", "one"
    )
    moved = say("track", "move", "1", "applied", "--notes", "two", "--follow-up", "2026-12-01", "--json")
    one = json.loads(moved[1])
    assert (one["date_applied"], one["notes"], one["follow_up"]) == ("2026-11-02", "one\ntwo", "2026-12-01")
    assert [move["status"] for move in one["history"]] == ["applied"]
    assert "2026-11-02" in say("track", "list")[1]
    shown = say("track", "show", "1")[1]
    assert "A · B (application 1)" in shown
    assert "two" in shown


def test_an_export_read_in_another_home_brings_all_back(say: Say, home: Path, tmp_path: Path, monkeypatch) -> None:
    say("track", "add", "--company", "=A", "--role", "B", "--status", "offer", "--salary", "1", "--location", "Jena")
    before = json.loads(say("track", "list", "--json")[1])
    for ending in ("csv", "json", "xlsx"):
        file = tmp_path / f"x.{ending}"
        say("track", "export", str(file))
        assert "1 were there already" in say("track", "import", str(file))[1]
        monkeypatch.setenv("JSEEKER_HOME", str(tmp_path / ending))
        assert json.loads(say("track", "import", str(file), "--json")[1])["added"] == 1
        assert json.loads(say("track", "list", "--json")[1]) == before
        monkeypatch.setenv("JSEEKER_HOME", str(home))


def test_the_next_action_is_shown_where_there_is_one(say: Say, home: Path) -> None:
    say("track", "add", "--company", "A", "--role", "B")
    assert "Next:" not in say("track", "show", "1")[1]
    app = App(load_settings())
    app.store.applications.update(1, app.clock.now(), next_action="Call Ana")
    app.close()

    assert "Next:      Call Ana" in say("track", "show", "1")[1]
    assert json.loads(say("track", "show", "1", "--json")[1])["next_action"] == "Call Ana"
