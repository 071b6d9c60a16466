"""Batches, jobs, templates and schedules in rows and words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jseeker.core.schedule import explain_cron
from jseeker.errors import UsageError
from jseeker.model.batch import Batch, BatchJob, BatchOptions, BatchProgress, BatchStatus, JobStatus, Stage
from jseeker.model.history import JobHistory, StageOutcome, StageRun
from jseeker.model.schedule import BatchTemplate, Schedule, TemplateOptions
from jseeker.ui.history_rows import (
    WEEKDAYS,
    Rhythm,
    batch_row,
    cron_of,
    job_label,
    job_table,
    moment_words,
    money,
    options_words,
    preview_words,
    schedule_row,
    stage_table,
    took_words,
    worst_first,
)

NOW = datetime(2026, 11, 23, 22, 26, 7, tzinfo=UTC)


def job(number: int, status: JobStatus, **changes: Any) -> BatchJob:
    return BatchJob(str(number), f"https://a.example/{number}", status, position=number, **changes)


def test_a_batch_is_told_by_its_name_or_its_id_with_counts_and_cost() -> None:
    batch = Batch("b1", BatchStatus.COMPLETED, NOW, BatchOptions("/out"))
    progress = BatchProgress(
        "b1", 3, completed=2, failed=1, started_at=NOW, completed_at=NOW + timedelta(seconds=90),
        status=BatchStatus.COMPLETED,
    )  # fmt: skip
    row = batch_row(batch, progress, 0.5, UTC)
    assert (row.title, row.when) == ("Batch b1", "23 Nov 2026, 22:26 · 3 links · 2 min")
    assert (row.told, row.cost, row.state.word) == ("2 completed, :red[1 failed]", "$0.50", "Completed")


def test_problems_come_first_and_the_others_stay_in_order() -> None:
    jobs = [job(n, status) for n, status in enumerate([JobStatus.COMPLETED, JobStatus.FAILED, JobStatus.PENDING])]
    jobs.append(job(3, JobStatus.STOPPED))
    assert [one.position for one in worst_first(jobs)] == [1, 3, 0, 2]


def test_a_job_is_one_row_of_every_column() -> None:
    done = job(
        0, JobStatus.COMPLETED, result={"company": "Acme", "role": "Engineer", "ats_score": 82}, attempts=2,
        started_at=NOW, completed_at=NOW + timedelta(seconds=1.234), cost_usd=0.004,
    )  # fmt: skip
    table = job_table([done, job(1, JobStatus.FAILED, error="It is gone.")])
    assert (table["Posting"][0], table["Fit"], table["Tries"]) == ("Acme · Engineer", [82, None], [2, 0])
    assert (table["Seconds"], table["Cost"]) == ([1.23, None], ["$0.0040", ""])
    assert table["What happened"][1] == "It is gone."
    assert len({len(cells) for cells in table.values()}) == 1
    assert job_label(done) == "1. Acme · Engineer (completed)"


def test_the_stages_of_a_job_are_told_in_order_with_why() -> None:
    runs = (
        StageRun(Stage.READ, 1, "w/1", NOW, NOW + timedelta(seconds=2), StageOutcome.LOST),
        StageRun(Stage.READ, 2, "w/2", NOW, None, StageOutcome.FAILED, "posting_gone", "It is gone.", 0.25),
    )
    table = stage_table(JobHistory(job(0, JobStatus.FAILED), runs), UTC)
    assert table["Try"] == [1, 2]
    assert table["Seconds"] == [2.0, None]
    assert table["Why"] == ["", "It is gone."]
    assert table["Began"][0] == "23 Nov 2026, 22:26:07"
    assert "worker was gone" in table["Outcome"][0]
    assert not any(stage_table(JobHistory(job(0, JobStatus.FAILED))).values())


def test_a_templates_options_are_only_those_that_it_has() -> None:
    options = TemplateOptions(pages=2, again=True, allow_hosts=("a", "b"))
    told = options_words(BatchTemplate("x", (), options, NOW, NOW))
    assert set(told.split(" · ")) == {"pages 2", "again", "allow hosts a, b"}
    assert options_words(BatchTemplate("x", (), TemplateOptions(), NOW, NOW)) == ""


def schedule(**changes: Any) -> Schedule:
    fields = {"created_at": NOW, "next_run_at": NOW + timedelta(hours=9), **changes}
    return Schedule("daily", "links", "0 7 * * *", "Asia/Kolkata", **fields)


def test_a_schedule_says_when_it_runs_next_in_its_own_zone() -> None:
    row = schedule_row(schedule(), NOW)
    assert (row.told, row.next) == ("At 07:00 every day (Asia/Kolkata)", "Next: Tue 24 Nov 2026, 12:56")
    assert row.last == "Has not run yet"
    assert schedule_row(schedule(next_run_at=NOW), NOW).next == "Due now"
    assert schedule_row(schedule(paused=True), NOW).next == "Paused"
    kept_back = schedule_row(schedule(last_run_at=NOW, last_error="There is no resume."), NOW)
    assert (kept_back.last, kept_back.problem) == ("Last: Tue 24 Nov 2026, 03:56", "There is no resume.")


@given(
    st.sampled_from([Rhythm.WORKDAYS, Rhythm.DAILY, Rhythm.WEEKLY]),
    st.integers(0, 23),
    st.integers(0, 59),
    st.sampled_from(WEEKDAYS),
)
def test_every_choice_is_an_expression_that_says_what_was_chosen(
    rhythm: Rhythm, hour: int, minute: int, weekday: str
) -> None:
    told = explain_cron(cron_of(rhythm, hour, minute, weekday))
    assert f"{hour:02d}:{minute:02d}" in told
    assert (weekday in told) or rhythm is not Rhythm.WEEKLY
    first = preview_words(cron_of(rhythm, hour, minute, weekday), "UTC", NOW)[1]
    assert rhythm is not Rhythm.WEEKLY or first.startswith(weekday[:3])
    assert rhythm is not Rhythm.WORKDAYS or not first.startswith("S")


def test_an_own_expression_is_taken_as_it_is_and_refused_in_words() -> None:
    assert cron_of(Rhythm.OWN, 1, 2, own=" */5 * * * * ") == "*/5 * * * *"
    assert len(preview_words("*/5 * * * *", "UTC", NOW)) == 4
    with pytest.raises(UsageError, match="not five fields"):
        preview_words("often", "UTC", NOW)


def test_moments_durations_and_sums_are_short() -> None:
    assert moment_words(NOW, UTC, weekday=True) == "Mon 23 Nov 2026, 22:26"
    assert [took_words(seconds) for seconds in (0.04, 12, 150, 5400)] == ["0.0 s", "12 s", "2 min", "1.5 h"]
    assert [money(usd) for usd in (0, 0.004, 1234.5)] == ["", "$0.0040", "$1,234.50"]
