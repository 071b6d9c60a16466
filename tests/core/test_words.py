"""Small texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jseeker.core.words import about, counted, job_title, printable, summary_of
from jseeker.model.batch import BatchJob, BatchProgress


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(None, ""), (0.0, "about 1 s"), (40.4, "about 40 s"), (150.0, "about 2 min"), (5400.0, "about 1.5 h")],
)
def test_durations_are_round(seconds: float | None, words: str) -> None:
    assert about(seconds) == words


def test_counts_agree_with_their_nouns() -> None:
    assert [counted(number, "job") for number in (0, 1, 2, 10_000)] == ["0 jobs", "1 job", "2 jobs", "10,000 jobs"]
    assert counted(2, "entry", "entries") == "2 entries"


@given(st.text())
def test_nothing_printable_can_move_the_cursor(text: str) -> None:
    shown = printable(text)
    assert not any(ord(letter) < 32 or 127 <= ord(letter) < 160 for letter in shown)


def test_escape_sequences_in_a_company_are_harmless() -> None:
    job = BatchJob("1", "https://a.example", result={"company": "Evil\x1b[2J Ltd", "role": "Engineer\n\nX"})
    assert "\x1b" not in job_title(job)
    assert "\n" not in job_title(job)


def test_a_summary_names_only_what_there_is() -> None:
    assert summary_of(BatchProgress("b", total=5, completed=2, running=1)) == "2 completed, 1 running, 2 waiting"
    assert summary_of(BatchProgress("b")) == "nothing to do"
