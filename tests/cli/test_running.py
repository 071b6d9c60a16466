"""What `jseeker run` does, in this process, on saved postings."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from jseeker.app import App
from jseeker.cli.home import opened
from jseeker.cli.running import RunOptions, run_batch
from jseeker.errors import ErrorKind, NotConfigured

Say = Callable[..., tuple[int, str, str]]
Saved = Callable[[int], str]


def events(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_known_postings_are_skipped_and_again_makes_a_second_version(say: Say, saved: Saved) -> None:
    runs = [say("run", "--json", *more, saved(1)) for more in ([], [], ["--again"])]
    assert [code for code, _, _ in runs] == [0, 0, 0]
    completed, skipped, second = (events(out)[-2] for _, out, _ in runs)
    assert skipped["status"] == "skipped"
    assert skipped["reason"] == f"already applied: application {completed['application_id']}"
    assert second["application_id"] == completed["application_id"]
    assert Path(second["documents"]["pdf"]).parent.name == "v2"
    assert Path(completed["documents"]["pdf"]).is_file()


def test_people_get_a_table_and_the_next_step_without_progress(say: Say, saved: Saved, home: Path) -> None:
    code, out, err = say("run", saved(1), "ftp://example.org/x")
    assert (code, err) == (1, "")
    assert out.index("Only http and https links can be fetched") < out.index("Example 1 Ltd")
    assert str(home / "output") in out
    assert "1 completed, 1 failed" in out
    assert "jseeker batch show" in out.splitlines()[-1]
    assert "\x1b" not in out


def test_a_list_comes_from_standard_input(say: Say, saved: Saved, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(f"# mine\n\n{saved(1)}\n".encode())))
    code, out, _ = say("run", "--json", "-a", "-")
    assert (code, events(out)[0]["total"]) == (0, 1)


def test_a_batch_of_settled_jobs_ends_at_once(say: Say) -> None:
    code, out, _ = say("run", "--json", "ftp://example.org/x", "file:///etc/passwd")
    assert code == 1
    assert [event["event"] for event in events(out)] == ["batch_started", "job", "job", "batch_finished"]
    assert {event["error"]["kind"] for event in events(out)[1:3]} == {"refused"}


def test_the_batch_remembers_what_it_was_asked_for(say: Say, saved: Saved, tmp_path: Path) -> None:
    output = tmp_path / "elsewhere"
    code, out, _ = say("run", "--json", "--output", str(output), "--name", "monday", "--paper", "letter", saved(1))
    assert code == 0
    assert all(Path(path).is_relative_to(output) for path in events(out)[-2]["documents"].values())
    with opened() as app:
        batch = app.store.batches.get(events(out)[0]["batch_id"])
    assert (batch.name, batch.options.paper, batch.resume_name) == ("monday", "letter", "resume.yaml")


def test_a_stopped_batch_is_carried_on_by_its_first_letters(say: Say, saved: Saved) -> None:
    # given a batch that was stopped before anything ran
    with opened() as app:
        batch = app.submit([*_given(saved(1))], app.options(), app.resume)
        app.stop(batch.id)
    # when
    code, out, _ = say("run", "--json", "--carry-on", batch.id[:6])
    # then
    assert code == 0
    assert events(out)[0] == {"event": "batch_started", "batch_id": batch.id, "total": 1, "workers": 5}
    assert events(out)[-1]["completed"] == 1


def test_carrying_on_takes_no_further_links(say: Say) -> None:
    code, _, err = say("run", "--carry-on", "abc", "https://a.example/1")
    assert (code, err.count("\n")) == (2, 1)


def test_a_batch_that_paused_itself_says_why_and_how_to_go_on(home: Path, saved: Saved, capsys) -> None:
    with opened() as app:
        batch = app.submit([*_given(saved(1))], app.options(), app.resume)

        def begin(name: str) -> Any:  # the disk is full as soon as the batch begins
            app.store.batches.pause(
                name, datetime.now(UTC), ErrorKind.DISK_FULL, "No space left in /out; free some and resume."
            )
            return batch

        code = run_batch(app, batch.id, begin, fresh=False)
    err = capsys.readouterr().err
    assert code == 3
    assert err.splitlines() == [
        "No space left in /out; free some and resume.",
        f"Batch {batch.id} is paused; carry on with: jseeker run --carry-on {batch.id}",
    ]


def test_a_worker_that_cannot_begin_leaves_no_trace(home: Path) -> None:
    with opened() as app:

        def begin(_name: str) -> Any:
            raise NotConfigured("Not today.")

        with pytest.raises(NotConfigured, match="Not today"):
            run_batch(app, "b", begin)
        assert app.live_workers() == ()


def test_options_that_were_not_given_leave_the_settings_as_they_are() -> None:
    assert set(RunOptions().settings().values()) == {None}


def _given(path: str) -> list[Any]:
    from jseeker.cli.inputs import given_inputs

    return given_inputs([path])


def test_the_application_of_these_tests_is_real(home: Path) -> None:
    with opened() as app:
        assert isinstance(app, App)
