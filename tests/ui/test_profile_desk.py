"""The resume on the desk: edited in the database, saved into the file, nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from jseeker.app import App
from jseeker.config import load_settings
from jseeker.core.resume_import import read_foreign
from jseeker.errors import NotConfigured, ResumeInvalid, ResumeMissing
from jseeker.samples import sample_resume
from jseeker.ui.profile_desk import Desk
from jseeker.ui.profile_edits import Tree, with_value


@pytest.fixture
def desk(with_resume: Path) -> Iterator[Desk]:
    app = App(load_settings())
    yield Desk(app)
    app.close()


def renamed(tree: Tree) -> Tree:
    return with_value(tree, ("basics", "name"), "Eva Example")


def test_an_edit_is_kept_in_the_database_and_the_file_stays(desk: Desk) -> None:
    assert desk.edit(desk.sheet().turn, renamed, "basics")

    assert desk.sheet().is_draft
    assert desk.profile(desk.sheet()).name == "Eva Example"
    assert desk.path.read_bytes() == sample_resume()
    desk.discard()
    assert desk.sheet().text.encode() == sample_resume()


def test_saving_writes_the_file_and_can_be_undone(desk: Desk) -> None:
    desk.edit(0, renamed, "basics")
    desk.save()
    saved = desk.path.read_bytes()
    assert b"Eva Example" in saved
    assert not desk.sheet().is_draft

    desk.undo()
    assert desk.path.read_bytes() == sample_resume()
    desk.undo()
    assert desk.path.read_bytes() == saved


def test_what_is_not_valid_is_never_saved_and_the_draft_stays(desk: Desk) -> None:
    desk.rewrite("basics: {name: Ana}\nwork:\n  - {name: Acme, startDate: 13/2020}\n")
    with pytest.raises(ResumeInvalid):
        desk.save()

    [problem] = desk.problems(desk.sheet())
    assert problem.startswith("resume.yaml: work[0].startDate: '13/2020' is not a date")
    assert desk.path.read_bytes() == sample_resume()
    assert "13/2020" in desk.sheet().text


def test_a_file_that_was_changed_meanwhile_is_never_overwritten_unasked(desk: Desk) -> None:
    desk.edit(0, renamed, "basics")
    assert not desk.is_stale(desk.sheet())
    desk.path.write_text("basics: {name: Somebody Else}\n")

    assert desk.is_stale(desk.sheet())
    with pytest.raises(NotConfigured, match="changed meanwhile"):
        desk.save()
    kept = desk.save_over()

    assert kept is not None
    assert kept.read_text() == "basics: {name: Somebody Else}\n"
    assert "Eva Example" in desk.path.read_text()
    assert not desk.is_stale(desk.sheet())


def test_an_edit_from_a_window_that_shows_other_places_changes_nothing(desk: Desk) -> None:
    turn = desk.sheet().turn
    assert desk.edit(turn, lambda tree: with_value(tree, ("work",), tree["work"][1:]), "work", moves=True)
    before = desk.sheet()

    assert not desk.edit(turn, lambda tree: with_value(tree, ("work", 0, "name"), "Wrong"), "work")
    assert not desk.edit(before.turn, lambda tree: with_value(tree, ("work", 9, "name"), "Wrong"), "work")

    assert desk.sheet() == before


def test_a_text_that_cannot_be_read_is_kept_and_not_edited_by_fields(desk: Desk) -> None:
    desk.rewrite("basics: [")

    assert desk.tree(desk.sheet()) is None
    assert not desk.edit(desk.sheet().turn, renamed, "basics")
    assert desk.sheet().text == "basics: ["


def test_an_import_is_a_draft_until_it_is_saved(desk: Desk) -> None:
    desk.take_in(read_foreign(b"Jo Example\njo@example.org\n", "cv.txt"))

    sheet = desk.sheet()
    assert desk.profile(sheet).name == "Jo Example"
    assert sheet.notes
    assert desk.path.read_bytes() == sample_resume()


def test_without_a_file_there_is_nothing_to_edit_but_an_import_may_come_in(own_home: Path) -> None:
    app = App(load_settings())
    desk = Desk(app)
    with pytest.raises(ResumeMissing):
        desk.sheet()

    desk.take_in(read_foreign(b"Jo Example\njo@example.org\n", "cv.txt"))
    desk.save()

    assert "Jo Example" in (own_home / "resume.yaml").read_text()
    app.close()


def test_fields_are_known_anew_when_places_or_the_file_change(desk: Desk) -> None:
    first = desk.sheet()
    desk.edit(0, renamed, "basics")
    assert desk.stamp(desk.sheet()) == desk.stamp(first)
    desk.edit(0, lambda tree: with_value(tree, ("work",), []), "work", moves=True)
    moved = desk.stamp(desk.sheet())
    assert moved != desk.stamp(first)
    desk.save()
    assert desk.stamp(desk.sheet()) not in (moved, desk.stamp(first))
