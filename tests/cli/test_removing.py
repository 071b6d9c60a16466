"""`batch rm` and `db vacuum`: what goes, and what never does."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def batches(say: Say, saved: Callable[[int], str]) -> list[str]:
    """The ids of two batches that have ended."""
    for number in (1, 2):
        say("run", saved(number))
    return [batch["id"] for batch in json.loads(say("batch", "list", "--json")[1])]


def left(say: Say) -> list[str]:
    return [batch["id"] for batch in json.loads(say("batch", "list", "--json")[1])]


def answer(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Makes standard input a terminal on which somebody types."""

    class Terminal:
        def isatty(self) -> bool:
            return True

        def readline(self) -> str:
            return text

    monkeypatch.setattr(sys, "stdin", Terminal())


def test_batches_go_and_their_documents_stay(say: Say, batches: list[str], home: Path) -> None:
    documents = sorted(home.glob("output/*/resume.pdf"))
    code, out, _ = say("batch", "rm", *batches, batches[0])

    assert code == 0
    assert out == "".join(f"Batch {name} is removed; its applications and documents stay.\n" for name in batches)
    assert left(say) == []
    assert len(documents) == 2
    assert all(file.stat().st_size for file in documents)


def test_one_that_is_unknown_or_has_not_ended_keeps_them_all(say: Say, batches: list[str], jseeker, site) -> None:
    assert say("batch", "rm", batches[0], "nope")[0] == 2
    site.gate.clear()
    running = jseeker.start("run", "--json", "--allow-host", site.host, site.link(9))
    running.until(lambda: bool(running.lines))

    code, _, err = say("batch", "rm", batches[0], running.events[0]["batch_id"])

    assert code == 2
    assert "jseeker batch stop" in err
    assert len(left(say)) == 3
    site.gate.set()
    assert running.end() == 0


def test_on_a_terminal_it_asks_first(say: Say, batches: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "n\n")
    code, out, err = say("batch", "rm", batches[0])
    assert (code, out) == (1, "Nothing was removed.\n")
    assert "Remove 1 batch for good?" in err
    assert left(say) == batches

    answer(monkeypatch, "y\n")
    assert say("batch", "rm", batches[0])[0] == 0
    answer(monkeypatch, "")
    assert say("batch", "rm", batches[1], "--yes")[0] == 0
    assert left(say) == []


def test_a_clean_up_says_what_went_and_keeps_the_batches(say: Say, batches: list[str]) -> None:
    assert "Removed 0 stage results and 0 log entries of batches that ended 90 days ago" in say("db", "vacuum")[1]

    code, out, _ = say("db", "vacuum", "--days", "0")

    assert code == 0
    assert "Removed 6 stage results and " in out
    assert "applications and documents are untouched" in out
    assert left(say) == batches
    assert say("db", "check")[1] == "The database is whole.\n"


def test_the_workers_of_a_batch_are_changed_while_it_runs(say: Say, jseeker, site) -> None:
    site.gate.clear()
    running = jseeker.start("run", "--json", "--workers", "1", "--allow-host", site.host, *map(site.link, range(3)))
    running.until(lambda: running.count(status="running") == 1)
    batch_id = running.events[0]["batch_id"]

    code, out, _ = say("batch", "resume", batch_id, "--workers", "3")

    assert code == 0
    assert f"Batch {batch_id} has up to 3 workers in each process from now on." in out
    running.until(lambda: running.count(status="running", stage="read") == 3)
    site.gate.set()
    assert running.end() == 0


def test_a_number_of_workers_outside_1_to_64_is_refused(say: Say, batches: list[str]) -> None:
    for command in ("resume", "retry"):
        for number in ("0", "65", "many"):
            assert say("batch", command, batches[0], "--workers", number)[0] == 2
