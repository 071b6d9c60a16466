"""How long a stage took."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from jseeker.model.batch import Stage
from jseeker.model.history import StageRun

START = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)


def test_a_stage_under_way_has_no_length_yet() -> None:
    assert StageRun(Stage.READ, 1, "w/1", START).elapsed_seconds is None


def test_a_stage_lasts_from_start_to_end_and_never_less_than_nothing() -> None:
    ended = StageRun(Stage.READ, 1, "w/1", START, START + timedelta(seconds=1.5))
    jumped = StageRun(Stage.READ, 1, "w/1", START, START - timedelta(hours=1))
    assert (ended.elapsed_seconds, jumped.elapsed_seconds) == (1.5, 0.0)
