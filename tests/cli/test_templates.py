"""`jseeker template …`: saved once, run as often as wanted."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

Say = Callable[..., tuple[int, str, str]]
Saved = Callable[[int], str]


def test_a_template_runs_like_its_links_and_options(say: Say, site, saved: Saved) -> None:
    code, out, _ = say("template", "save", "daily", site.link(1), saved(2), "--allow-host", site.host, "--workers", "2")
    assert (code, out) == (0, "Template 'daily' is saved with 2 links; run it with: jseeker template run daily\n")

    code, out, _ = say("template", "run", "daily", "--json")

    events = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert (events[0]["workers"], events[-1]["completed"]) == (2, 2)
    assert json.loads(say("batch", "list", "--json")[1])[0]["name"] == "daily"
    code, out, _ = say("template", "run", "daily", "--json")
    assert (code, json.loads(out.splitlines()[-1])["skipped"]) == (0, 2)


def test_a_board_in_a_template_is_its_postings_of_the_moment_that_fit(say: Say, site) -> None:
    filters = ("--title", "data engineer", "--place", "Leeds")
    say("template", "save", "leeds", site.board, *filters, "--allow-host", site.host)
    assert site.asked == []

    code, out, _ = say("template", "run", "leeds", "--json")

    events = [json.loads(line) for line in out.splitlines()]
    assert (code, events[-1]["total"], events[-1]["completed"]) == (0, 1, 1)
    assert {event["url"] for event in events if event["event"] == "job"} == {f"http://{site.host}/jobs/1001"}
    assert json.loads(say("template", "show", "leeds", "--json")[1])["options"]["titles"] == ["data engineer"]


def test_a_run_that_fails_has_the_exit_code_of_a_run(say: Say, site) -> None:
    say("template", "save", "old", site.gone, "--allow-host", site.host, "--name", "Mondays")
    assert say("template", "run", "old")[0] == 1
    assert json.loads(say("batch", "list", "--json")[1])[0]["name"] == "Mondays"


def test_a_dry_run_of_a_template_writes_nothing(say: Say, saved: Saved) -> None:
    say("template", "save", "daily", saved(1))
    assert say("template", "run", "daily", "--dry-run")[0] == 0
    assert json.loads(say("batch", "list", "--json")[1]) == []


def test_paths_are_kept_whole_wherever_the_template_is_run(say: Say, saved: Saved, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = Path(saved(1)).name
    say("template", "save", "daily", file, "--resume", "me.yaml", "--output", "out")

    shown = json.loads(say("template", "show", "daily", "--json")[1])

    assert shown["links"] == [str(tmp_path / file)]
    assert shown["options"] == {"resume": str(tmp_path / "me.yaml"), "output_dir": str(tmp_path / "out")}


def test_links_come_from_a_list_too(say: Say, tmp_path: Path) -> None:
    links = tmp_path / "links.txt"
    links.write_text("# mine\nhttps://a.example/1\n\nhttps://a.example/2 # the good one\n")
    say("template", "save", "daily", "-a", str(links))
    assert json.loads(say("template", "show", "daily", "--json")[1])["links"] == [
        "https://a.example/1",
        "https://a.example/2",
    ]


def test_a_name_that_is_taken_needs_force(say: Say) -> None:
    say("template", "save", "daily", "https://a.example/1")
    code, _, err = say("template", "save", "daily", "https://a.example/2")
    assert (code, err) == (2, "There is a template 'daily' already; --force replaces it.\n")
    assert "replaced" in say("template", "save", "daily", "https://a.example/2", "--force")[1]
    assert "https://a.example/2" in say("template", "show", "daily")[1]


def test_what_cannot_be_saved_is_refused_and_nothing_is_kept(say: Say, tmp_path: Path) -> None:
    refused = [("daily",), ("daily", "missing.html"), ("daily", str(tmp_path / "gone")), (" ", "https://a.example/1")]
    refused += [("daily", "https://a.example/1", "--workers", "65"), ("daily", "https://a.example/1", "--json")]
    for arguments in refused:
        code, out, err = say("template", "save", *arguments)
        assert (code, out) == (2, ""), arguments
        assert err.endswith(".\n")
    assert say("template", "list")[1] == "There are no templates yet; save one with jseeker template save NAME LINK…\n"


def test_templates_are_listed_and_removed(say: Say) -> None:
    say("template", "save", "daily", "https://a.example/1", "--strict", "--allow-host", "a.example:8080")
    listed = json.loads(say("template", "list", "--json")[1])
    assert [one["name"] for one in listed] == ["daily"]
    assert listed[0]["options"] == {"strict": True, "allow_hosts": ["a.example:8080"]}
    assert "allow_hosts a.example:8080; strict True" in say("template", "list")[1]

    assert say("template", "rm", "daily")[0] == 0
    for command in ("show", "run", "rm"):
        code, _, err = say("template", command, "daily")
        assert (code, err) == (2, "There is no template 'daily'; see them with jseeker template list.\n")
