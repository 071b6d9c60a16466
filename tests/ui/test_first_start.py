"""The first start without a resume."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from jseeker.app import App
from jseeker.config import load_settings
from jseeker.core.resume_file import read_resume
from jseeker.model.profile import Section
from jseeker.samples import sample_resume
from jseeker.ui.first_start import needs_resume


def _page() -> None:
    from jseeker.ui.first_start import draw_first_start

    draw_first_start()


@pytest.fixture
def page(own_home: Path) -> AppTest:
    return AppTest.from_function(_page).run()


def field(page: AppTest, label: str):
    """The field of that label."""
    return next(one for one in (*page.text_input, *page.text_area) if one.label.startswith(label))


def test_a_home_without_a_resume_needs_one(own_home: Path) -> None:
    app = App(load_settings())
    assert needs_resume(app)

    own_home.mkdir()
    (own_home / "resume.yaml").write_bytes(sample_resume())

    assert not needs_resume(app)


def test_a_few_answers_make_a_valid_resume(page: AppTest, own_home: Path) -> None:
    for label, told in {
        "Your name": "Ana Example",
        "Where you live": "Lisbon, Portugal",
        "Employer": "Acme",
        "What you were": "Engineer",
        "Since": "Jan 2020",
        "What you did": "- Built 3 APIs\n\n• Led 2 people",
        "Your skills": "Python, SQL",
    }.items():
        field(page, label).set_value(told).run()
    page.button(key="first-start-make").click().run()

    assert not page.exception
    profile = read_resume((own_home / "resume.yaml").read_bytes(), "resume.yaml")
    (job,) = profile.section(Section.WORK)
    assert (profile.name, profile.place.country_code, job.period.start) == ("Ana Example", "PT", "2020-01")
    assert [line.text for line in job.lines] == ["Built 3 APIs", "Led 2 people"]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "Your name is missing"),
        ({"Your name": "Ana", "Employer": "Acme", "Since": "long ago"}, "“long ago” is no date"),
        ({"Your name": "Ana", "What you were": "Engineer"}, "has no employer"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_written(page: AppTest, own_home: Path, given, sentence: str) -> None:
    for label, told in given.items():
        field(page, label).set_value(told).run()
    page.button(key="first-start-make").click().run()

    assert sentence in page.error[0].value
    assert not (own_home / "resume.yaml").exists()


def test_a_reload_loses_no_answer(page: AppTest) -> None:
    field(page, "Your name").set_value("Ana").run()

    reloaded = AppTest.from_function(_page).run()

    assert field(reloaded, "Your name").value == "Ana"


def test_the_sample_is_one_press(page: AppTest, own_home: Path) -> None:
    page.button(key="first-start-sample").click().run()

    assert (own_home / "resume.yaml").read_bytes() == sample_resume()


def test_a_file_that_is_no_resume_is_refused_in_words(page: AppTest, own_home: Path) -> None:
    page.file_uploader(key="first-start-file").upload("old.pdf", b"%PDF-nothing", "application/pdf").run()
    page.button(key="first-start-import").click().run()

    assert page.error[0].value == "This file cannot be used."
    assert not (own_home / "resume.yaml").exists()


def test_an_import_becomes_the_resume(page: AppTest, own_home: Path) -> None:
    page.file_uploader(key="first-start-file").upload("cv.txt", b"Jo Example\njo@example.org\n", "text/plain").run()
    page.button(key="first-start-import").click().run()

    assert "Jo Example" in (own_home / "resume.yaml").read_text()
