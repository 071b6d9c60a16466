"""Where an application stands."""

from __future__ import annotations

from jseeker.model.application import ApplicationStatus


def test_closed_is_where_nothing_more_is_to_be_done() -> None:
    closed = {status.value for status in ApplicationStatus if status.is_closed}

    assert closed == {"rejected", "withdrawn", "no_answer"}
