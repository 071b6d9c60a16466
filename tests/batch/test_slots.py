"""Places of worker processes: the lowest free number, freed by the end of the process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from jseeker.batch.slots import Home


def test_places_are_taken_from_the_lowest_and_given_again(tmp_path: Path) -> None:
    home = Home(tmp_path)
    first, second = home.take_slot(), home.take_slot()
    first.release()

    again = home.take_slot()

    assert (first.number, second.number, again.number) == (1, 2, 1)
    assert again.worker_id == first.worker_id
    again.release()
    second.release()


def test_the_homes_id_is_made_once_and_differs_between_homes(tmp_path: Path) -> None:
    one, other = Home(tmp_path / "one"), Home(tmp_path / "other")

    assert one.id == Home(tmp_path / "one").id
    assert one.id != other.id
    assert len(one.id) == 8


def test_a_killed_process_leaves_its_place_free_at_once(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from jseeker.batch.slots import Home; slot = Home(pathlib.Path(sys.argv[1])).take_slot();"
    )
    command = [sys.executable, "-c", code + "print('held', flush=True); input()", str(tmp_path)]
    holder = subprocess.Popen(command, stdin=-1, stdout=-1)
    assert holder.stdout is not None
    assert holder.stdout.readline().strip() == b"held"
    with Home(tmp_path).holding(1) as free_while_held:
        pass

    holder.kill()
    holder.wait()

    with Home(tmp_path).holding(1) as free_after:
        pass
    assert (free_while_held, free_after) == (False, True)
