"""`jseeker schedule …`, and the worker that starts what is due."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

Say = Callable[..., tuple[int, str, str]]

NO_WORKER = "No worker is running: schedules start while a jseeker worker or jseeker ui runs.\n"


@pytest.fixture
def daily(say: Say, site) -> None:
    """A template, and a schedule of it for every morning."""
    say("template", "save", "links", site.link(1), "--allow-host", site.host)
    assert say("schedule", "add", "daily", "--template", "links", "--cron", "0 7 * * *", "--timezone", "UTC")[0] == 0


def make_due(home: Path) -> None:
    """Lets the next run have been long ago."""
    with sqlite3.connect(home / "jseeker.db") as connection:
        connection.execute("UPDATE schedules SET next_run_at = '2026-01-01 07:00:00.000000'")


def listed(say: Say) -> dict[str, object]:
    rows: list[dict[str, object]] = json.loads(say("schedule", "list", "--json")[1])
    return rows[0]


def test_adding_says_when_it_runs_and_that_a_worker_is_needed(say: Say) -> None:
    say("template", "save", "links", "https://a.example/1")
    code, out, err = say(
        "schedule", "add", "daily", "--template", "links", "--cron", "0 7 * * 1-5", "--timezone", "Asia/Kolkata"
    )
    assert code == 0
    assert out.startswith("Schedule 'daily' runs 'links': At 07:00 on Monday through Friday (Asia/Kolkata); first ")
    assert out.endswith("07:00 +0530.\n")
    assert err == NO_WORKER


def test_the_list_tells_when_each_runs_next_and_warns_that_nothing_will(say: Say, daily: None) -> None:
    code, out, err = say("schedule", "list")
    assert (code, err) == (0, NO_WORKER)
    assert out.splitlines()[0].split() == ["Schedule", "Template", "Cron", "Zone", "Next", "run", "Last", "run"]
    assert "07:00 +0000  none yet" in out
    assert {name: listed(say)[name] for name in ("name", "template", "cron", "timezone", "paused", "last_run_at")} == {
        "name": "daily",
        "template": "links",
        "cron": "0 7 * * *",
        "timezone": "UTC",
        "paused": False,
        "last_run_at": None,
    }


def test_a_run_that_was_missed_is_made_up_for_once_by_the_next_worker(say: Say, daily: None, home: Path) -> None:
    make_due(home)

    assert say("worker", "--until-idle")[0] == 0
    assert say("worker", "--until-idle")[0] == 0

    batches = json.loads(say("batch", "list", "--json")[1])
    assert [(batch["name"], batch["completed"]) for batch in batches] == [("links", 1)]
    found = listed(say)
    assert (found["last_batch_id"], found["last_error"]) == (batches[0]["id"], None)
    assert f"batch {batches[0]['id']}" in say("schedule", "list")[1]


def test_a_board_of_a_scheduled_template_is_asked_when_the_run_is_due(say: Say, site, home: Path) -> None:
    say("template", "save", "leeds", site.board, "--place", "leeds", "--allow-host", site.host)
    say("schedule", "add", "daily", "--template", "leeds", "--cron", "0 7 * * *", "--timezone", "UTC")
    make_due(home)

    assert say("worker", "--until-idle")[0] == 0

    assert site.asked[0] == "/open-jobs"
    [batch] = json.loads(say("batch", "list", "--json")[1])
    jobs = json.loads(say("batch", "show", batch["id"], "--json")[1])["jobs"]
    assert [(job["url"], job["status"]) for job in jobs] == [
        (f"http://{site.host}/jobs/{number}", "completed") for number in (1001, 1003)
    ]


def test_a_missing_resume_is_told_by_the_list_and_the_run_waits_for_it(say: Say, daily: None, home: Path) -> None:
    make_due(home)
    resume = home / "resume.yaml"
    text = resume.read_bytes()
    resume.unlink()

    say("worker", "--until-idle")

    assert json.loads(say("batch", "list", "--json")[1]) == []
    assert "jseeker profile init" in str(listed(say)["last_error"])
    shown = say("schedule", "list")[1]
    assert f"There is no resume at {resume}" in shown
    assert "due now" in shown

    resume.write_bytes(text)
    say("worker", "--until-idle")
    assert len(json.loads(say("batch", "list", "--json")[1])) == 1
    assert listed(say)["last_error"] is None


def test_a_saved_posting_that_is_gone_is_told_by_the_list(
    say: Say, home: Path, tmp_path: Path, saved: Callable[[int], str]
) -> None:
    file = saved(1)
    say("template", "save", "files", file)
    say("schedule", "add", "daily", "--template", "files", "--cron", "0 7 * * *", "--timezone", "UTC")
    make_due(home)
    Path(file).unlink()

    say("worker", "--until-idle")

    assert file in str(listed(say)["last_error"])


def test_a_run_command_starts_no_schedules(say: Say, daily: None, home: Path, saved: Callable[[int], str]) -> None:
    make_due(home)
    assert say("run", saved(5))[0] == 0
    assert len(json.loads(say("batch", "list", "--json")[1])) == 1


def test_a_paused_schedule_starts_nothing_until_it_is_resumed(say: Say, daily: None, home: Path) -> None:
    make_due(home)
    assert "is paused; it goes on with: jseeker schedule resume daily" in say("schedule", "pause", "daily")[1]
    assert "is paused already" in say("schedule", "pause", "daily")[1]
    say("worker", "--until-idle")
    assert (listed(say)["paused"], listed(say)["next_run_at"]) == (True, None)
    assert say("schedule", "list")[2] == ""

    assert "goes on; it runs next" in say("schedule", "resume", "daily")[1]
    say("worker", "--until-idle")
    assert json.loads(say("batch", "list", "--json")[1]) == []


def test_a_schedule_is_removed_and_its_template_stays(say: Say, daily: None) -> None:
    assert say("template", "rm", "links")[0] == 2
    assert say("schedule", "rm", "daily")[0] == 0
    assert say("schedule", "list")[1:] == ("There are no schedules yet; add one with jseeker schedule add.\n", "")
    assert say("template", "rm", "links")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["daily", "--template", "links", "--cron", "0 7 * * *"], "There is a schedule 'daily' already"),
        (["x", "--template", "nope", "--cron", "0 7 * * *"], "There is no template 'nope'"),
        (["x", "--template", "links", "--cron", "0 7 * *"], "five fields"),
        (["x", "--template", "links", "--cron", "0 25 * * *"], "bad hour"),
        (["x", "--template", "links", "--cron", "0 7 * * *", "--timezone", "Mars/One"], "no time zone 'Mars/One'"),
        ([" ", "--template", "links", "--cron", "0 7 * * *"], "needs a name"),
    ],
)
def test_what_cannot_be_a_schedule_is_refused_in_one_sentence(
    say: Say, daily: None, arguments: list[str], words: str
) -> None:
    code, out, err = say("schedule", "add", *arguments)
    assert (code, out) == (2, "")
    assert words in err
    assert err.count("\n") == 1


def test_an_unknown_schedule_is_refused(say: Say) -> None:
    for command in ("pause", "resume", "rm"):
        code, _, err = say("schedule", command, "x")
        assert (code, err) == (2, "There is no schedule 'x'; see them with jseeker schedule list.\n")
