"""The Profile page over a real home."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from jseeker.core.resume_file import read_resume
from jseeker.model.profile import Profile
from jseeker.samples import sample_resume
from jseeker.ui.pages import profile

PAGE = profile.__file__


def opened(view: str = "") -> AppTest:
    page = AppTest.from_file(PAGE, default_timeout=20).run()
    return page.pills(key="profile-view").set_value(view).run() if view else page


@pytest.fixture
def page(with_resume: Path) -> AppTest:
    return opened()


def field(page: AppTest, label: str, number: int = 0) -> Any:
    """The field whose label begins so."""
    kinds = (page.text_input, page.text_area, page.selectbox, page.multiselect, page.radio)
    return [one for kind in kinds for one in kind if one.label.startswith(label)][number]


def press(page: AppTest, label: str, number: int = 0) -> AppTest:
    return [one for one in page.button if one.label == label][number].click().run()


def words_of(page: AppTest) -> str:
    kinds = (page.markdown, page.caption, page.error, page.warning, page.info, page.text)
    return "\n".join(str(one.value) for kind in kinds for one in kind).replace("\u2060", "").replace("\\", "")


def saved(home: Path) -> Profile:
    return read_resume((home / "resume.yaml").read_bytes(), "resume.yaml")


def test_without_a_resume_the_page_leads_to_one(own_home: Path) -> None:
    page = AppTest.from_file(PAGE).run()

    assert not page.exception
    assert page.button(key="first-start-sample")


def test_a_field_is_changed_saved_and_undone(page: AppTest, with_resume: Path) -> None:
    field(page, "Name").set_value("Eva Example").run()
    assert "Not saved yet" in words_of(page)
    assert (with_resume / "resume.yaml").read_bytes() == sample_resume()

    page.button(key="profile-save").click().run()
    assert saved(with_resume).name == "Eva Example"
    assert "Not saved yet" not in words_of(page)
    page.button(key="profile-undo").click().run()

    assert (with_resume / "resume.yaml").read_bytes() == sample_resume()
    assert field(page, "Name").value == "Marta Quintela"
    assert not page.exception


def test_a_reload_loses_no_edit_and_discarding_shows_the_file_again(page: AppTest) -> None:
    field(page, "Job title").set_value("Data Engineer").run()

    reloaded = opened()
    assert field(reloaded, "Job title").value == "Data Engineer"
    reloaded.button(key="profile-discard").click().run()

    assert field(reloaded, "Job title").value == "Backend and Data Engineer"


def test_every_block_is_drawn(with_resume: Path) -> None:
    for view in profile.VIEWS:
        page = opened(view)
        assert not page.exception, view
        assert len(page.text_input) + len(page.text_area) > 0, view


def test_a_wrong_value_is_named_with_path_value_and_fix_and_cannot_be_saved(with_resume: Path) -> None:
    page = opened("Work")
    field(page, "From").set_value("13/2020").run()

    assert "resume.yaml: work[0].startDate: '13/2020' is not a date (use 2020-12)" in words_of(page)
    assert page.button(key="profile-save").disabled
    field(page, "From").set_value("2020-12").run()
    assert not page.button(key="profile-save").disabled


def test_a_file_that_was_changed_elsewhere_is_told_and_either_version_can_be_kept(
    page: AppTest, with_resume: Path
) -> None:
    field(page, "Name").set_value("Eva Example").run()
    (with_resume / "resume.yaml").write_text("basics: {name: Somebody Else}\n")
    page.run()
    assert "changed elsewhere" in words_of(page)
    assert page.button(key="profile-save").disabled

    page.button(key="profile-mine").click().run()
    assert saved(with_resume).name == "Eva Example"
    assert (with_resume / "resume.yaml.old1").read_text() == "basics: {name: Somebody Else}\n"

    field(page, "Name").set_value("Mine").run()
    (with_resume / "resume.yaml").write_text("basics: {name: Somebody Else}\n")
    page.run()
    page.button(key="profile-theirs").click().run()
    assert field(page, "Name").value == "Somebody Else"


def test_the_whole_file_is_edited_as_text_also_where_it_is_broken(with_resume: Path) -> None:
    page = opened("Whole file")
    field(page, "The file").set_value("basics: [").run()
    assert "Needs mending" in words_of(page)
    assert not page.exception
    page.pills(key="profile-view").set_value("Work").run()
    assert field(page, "The file").value == "basics: ["

    field(page, "The file").set_value("# mine\nbasics: {name: Ana}\n").run()
    page.button(key="profile-save").click().run()
    assert (with_resume / "resume.yaml").read_text() == "# mine\nbasics: {name: Ana}\n"


def test_an_import_becomes_a_draft_and_what_was_not_understood_is_listed(with_resume: Path) -> None:
    page = opened("Whole file")
    foreign = b'{"basics": {"name": "Jo"}, "work": [{"company": "Acme", "startDate": "long ago"}]}'
    page.file_uploader(key="profile-file").upload("old.json", foreign, "application/json").run()
    page.button(key="profile-import").click().run()

    assert "work[0].startDate: long ago" in words_of(page)
    assert (with_resume / "resume.yaml").read_bytes() == sample_resume()
    page.button(key="profile-sorted").click().run()
    page.button(key="profile-save").click().run()
    assert "long ago" not in (with_resume / "resume.yaml").read_text()
    assert saved(with_resume).name == "Jo"


def test_a_file_that_is_no_resume_is_refused_in_words(with_resume: Path) -> None:
    page = opened("Whole file")
    page.file_uploader(key="profile-file").upload("old.pdf", b"%PDF-nothing", "application/pdf").run()
    page.button(key="profile-import").click().run()

    assert "old.pdf" in page.error[0].value.replace("\\", "").replace("\u2060", "")


def test_advice_is_given_for_a_valid_resume(page: AppTest, with_resume: Path) -> None:
    (with_resume / "resume.yaml").write_text("basics: {name: Ana}\n")

    assert "There is no e-mail address" in words_of(opened())


def test_text_of_the_resume_is_never_markup(with_resume: Path) -> None:
    evil = "<img src=x onerror=alert(1)> **bold** [x](javascript:alert(1)) :material/home:"
    (with_resume / "resume.yaml").write_text(
        f'basics: {{name: "{evil}"}}\nwork: [{{name: "{evil}", position: "{evil}"}}]\n'
    )
    page = opened("Work")
    drawn = [one.value for kind in (page.markdown, page.caption) for one in kind]
    drawn += [option for radio in page.radio for option in radio.options]
    assert any("onerror" in text for text in drawn)
    assert not any("<img" in text.replace("\\<", "") or "**bold" in text or "](java" in text for text in drawn)
