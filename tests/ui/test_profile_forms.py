"""The forms of the Profile page: what is typed goes where it belongs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from jseeker.core.resume_file import read_resume
from jseeker.model.profile import Profile, Section
from jseeker.ui.pages import profile

PAGE = profile.__file__


def opened(view: str) -> AppTest:
    page = AppTest.from_file(PAGE, default_timeout=20).run()
    return page.pills(key="profile-view").set_value(view).run()


def field(page: AppTest, label: str, number: int = 0) -> Any:
    """The field whose label begins so."""
    kinds = (page.text_input, page.text_area, page.selectbox, page.multiselect, page.radio)
    return [one for kind in kinds for one in kind if one.label.startswith(label)][number]


def press(page: AppTest, label: str, number: int = 0) -> AppTest:
    return [one for one in page.button if one.label == label][number].click().run()


def saved(home: Path) -> Profile:
    return read_resume((home / "resume.yaml").read_bytes(), "resume.yaml")


def test_lines_are_changed_added_and_taken_out_and_what_was_said_of_them_stays(with_resume: Path) -> None:
    page = opened("Work")
    field(page, "Line 1").set_value("Built REST APIs in Python for 9 teams").run()
    press(page, "Add a line")
    field(page, "Line 7").set_value("Wrote 12 runbooks").run()
    field(page, "Line 2").set_value("").run()
    page.button(key="profile-save").click().run()

    job = saved(with_resume).section(Section.WORK)[0]
    assert [line.text for line in job.lines][:2] == [
        "Built REST APIs in Python for 9 teams",
        "Led the move of 14 services from virtual machines to Kubernetes on AWS without an hour of downtime",
    ]
    assert (job.lines[0].id, job.lines[0].skills) == ("northlight-api", ("Python", "FastAPI", "REST APIs"))
    assert job.lines[1].id == "northlight-k8s"
    assert job.lines[-1].text == "Wrote 12 runbooks"
    assert len(job.lines[0].variants) == 2


def test_what_is_said_of_a_line_is_edited(with_resume: Path) -> None:
    page = opened("Work")
    field(page, "Print it").set_value("always").run()
    field(page, "The same in other words").set_value("Built services in Python").run()
    field(page, "Skills that it shows").set_value(["Python"]).run()
    page.button(key="profile-save").click().run()

    line = saved(with_resume).section(Section.WORK)[0].lines[0]
    assert (line.always, line.skills) == (True, ("Python",))
    assert [variant.text for variant in line.variants] == ["Built services in Python"]


def test_entries_are_chosen_moved_added_and_removed(with_resume: Path) -> None:
    page = opened("Work")
    press(page, "Down", -1)
    assert field(page, "Employer").value == "Northlight Freight"
    press(page, "Add a job")
    field(page, "Employer").set_value("Acme").run()
    field(page, "Job title").set_value("Engineer").run()
    field(page, "From").set_value("2012").run()
    page.button(key="profile-save").click().run()
    employers = [job.organization for job in saved(with_resume).section(Section.WORK)]
    assert employers == ["Harbour & Pine Retail", "Northlight Freight", "Tagus Softworks", "Acme"]

    press(page, "Remove this job")
    page.button(key="profile-save").click().run()
    assert len(saved(with_resume).section(Section.WORK)) == 3
    assert not page.exception


def test_other_names_of_skills_and_preferences_are_edited(with_resume: Path) -> None:
    page = opened("Skills")
    field(page, "Other names").set_value("Python = Python 3, CPython\nSQL = Structured Query Language").run()
    page.pills(key="profile-view").set_value("Preferences").run()
    field(page, "How much each profile").set_value("data = 2\nbackend = 0.5").run()
    page.button(key="profile-save").click().run()

    found = saved(with_resume)
    assert found.skills[0].aliases == (
        ("Python", "Python 3"),
        ("Python", "CPython"),
        ("SQL", "Structured Query Language"),
    )
    assert found.profile_weights == (("data", 2.0), ("backend", 0.5))


def test_another_entry_is_chosen_and_its_own_values_are_shown(with_resume: Path) -> None:
    page = opened("Work")
    page.radio[0].set_value(2).run()
    assert field(page, "Employer").value == "Tagus Softworks"
    field(page, "Place").set_value("Porto").run()
    page.button(key="profile-save").click().run()

    assert [job.place for job in saved(with_resume).section(Section.WORK)] == [
        "Lisbon, Portugal",
        "Porto, Portugal",
        "Porto",
    ]


def test_lines_move_and_are_taken_out_with_what_was_said_of_them(with_resume: Path) -> None:
    page = opened("Work")
    press(page, "Down", 0)
    press(page, "Remove this line", 5)
    page.button(key="profile-save").click().run()

    job = saved(with_resume).section(Section.WORK)[0]
    assert [line.id for line in job.lines][:2] == ["northlight-postgres", "northlight-api"]
    assert len(job.lines) == 5


def test_a_field_of_a_window_that_shows_other_places_changes_nothing(with_resume: Path) -> None:
    first, second = opened("Work"), opened("Work")
    press(first, "Remove this job")
    field(second, "Employer").set_value("Wrong").run()

    assert "meanwhile" in second.toast[0].value
    assert field(second, "Employer").value == "Harbour & Pine Retail"
    first.button(key="profile-save").click().run()
    assert "Wrong" not in (with_resume / "resume.yaml").read_text()
