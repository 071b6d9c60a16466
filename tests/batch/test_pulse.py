"""Who is alive: judged by movement, not by the time of another machine's clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from jseeker.batch.pulse import DEAD_AFTER_S, PulseWatch, alive, serves
from jseeker.batch.slots import Home
from jseeker.model.queue import WorkerRow

NOW = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)


def _row(worker_id: str, home_id: str, slot: int = 1, age_s: float = 0.0, **more: object) -> WorkerRow:
    return WorkerRow(worker_id, home_id, "host", slot, 1, 5, NOW - timedelta(seconds=age_s), **more)  # type: ignore[arg-type] # any field by name


def test_a_pulse_that_stands_still_is_dead_after_its_time_and_not_before() -> None:
    watch = PulseWatch()
    assert watch.still([("w", (1, 7))], 100.0) == ()
    assert watch.still([("w", (1, 7))], 100.0 + DEAD_AFTER_S - 0.1) == ()

    assert watch.still([("w", (1, 7))], 100.0 + DEAD_AFTER_S) == ("w",)


def test_a_pulse_that_moves_begins_its_time_anew() -> None:
    watch = PulseWatch()
    watch.still([("w", (1, 7))], 100.0)
    watch.still([("w", (1, 8))], 110.0)

    assert watch.still([("w", (1, 8))], 110.0 + DEAD_AFTER_S - 1) == ()


def test_a_new_process_of_the_same_name_is_not_taken_for_the_old_one() -> None:
    watch = PulseWatch()
    watch.still([("w", (1, 0))], 100.0)

    assert watch.still([("w", (2, 0))], 100.0 + DEAD_AFTER_S) == ()


def test_in_the_same_home_the_lock_tells_the_living_from_the_dead(tmp_path: Path) -> None:
    home = Home(tmp_path)
    slot = home.take_slot()
    mine = _row(slot.worker_id, home.id)

    assert alive([mine], home, NOW) == (mine,)
    slot.release()
    assert alive([mine], home, NOW) == ()


def test_elsewhere_the_heartbeat_tells(tmp_path: Path) -> None:
    fresh, stale = _row("a-1", "other", age_s=3), _row("b-1", "other", age_s=DEAD_AFTER_S + 1)

    assert alive([fresh, stale], Home(tmp_path), NOW) == (fresh,)


def test_a_worker_serves_all_batches_or_those_it_names() -> None:
    assert serves(_row("a", "h"), "b1")
    assert serves(_row("a", "h", serves=("b1",)), "b1")
    assert not serves(_row("a", "h", serves=("b2",)), "b1")
