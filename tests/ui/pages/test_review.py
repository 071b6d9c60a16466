"""The Review page over a real database and real documents."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import jseeker.ui.pages.review as page
from jseeker.app import App, given_file
from jseeker.batch.worker import Until
from jseeker.config import Settings
from jseeker.model.application import ApplicationStatus

POSTING = """{role} at {company}

We look for somebody who likes clean tables and calm releases, in a team of six people in Lisbon.

Requirements
- 3+ years of Python and PostgreSQL
- Airflow, Kafka and {skill}
- Experience with RESTful APIs
"""
EVIL = "<script>alert(1)</script> [x](javascript:alert(1)) $x$ :material/home: https://evil.example"


@pytest.fixture
def app(with_resume: Path, tmp_path: Path) -> Iterator[App]:
    """Three applications with documents of one batch, one of them of a posting that means ill."""
    app = App(Settings())
    facts = [
        ("Data Engineer", "Quarry Lane Press", "Rust"),
        ("Engineer", "Ostler & Finch", "Go"),
        ("Cook", EVIL, "dbt"),
    ]
    paths = [tmp_path / f"{number}.txt" for number in range(len(facts))]
    for path, (role, company, skill) in zip(paths, facts, strict=True):
        path.write_text(POSTING.format(role=role, company=company, skill=skill))
    batch = app.submit([given_file(path) for path in paths], app.options(), app.resume)
    asyncio.run(app.worker(1).run(Until(batch_id=batch.id)))
    yield app
    app.close()


def drawn(**query: str) -> AppTest:
    at = AppTest.from_file(str(page.__file__), default_timeout=60)
    for name, value in query.items():
        at.query_params[name] = value
    return at.run()


def button(at: AppTest, label: str) -> Any:
    return next(one for one in at.button if one.label == label)


def said(at: AppTest) -> str:
    parts = (*at.markdown, *at.caption, *at.subheader, *at.title, *at.info, *at.warning, *at.error, *at.text)
    return "\n".join(str(part.value) for part in parts)


def versions(app: App, number: int = 1) -> list[int]:
    return [one.number for one in app.store.applications.documents(number)]


def test_without_applications_the_page_says_what_to_do(with_resume: Path) -> None:
    at = drawn()

    assert not at.exception
    assert "Nothing to review yet" in said(at)


def test_the_documents_stand_beside_the_fit_with_matched_and_missing(app: App) -> None:
    at = drawn(application="1")

    assert not at.exception
    shown = said(at)
    assert "Quarry Lane Press" in shown
    for part in ("**Matched**", "Python", "**Not in your resume**", "Rust", "are answered"):
        assert part in shown, part
    bands = [str(bar.proto.text) for bar in at.get("progress")]
    assert [name.split("**")[1] for name in bands] == [
        "Must-haves", "Nice-to-haves", "Experience", "Wording", "Form",
    ]  # fmt: skip
    assert len(at.get("image")) == 1
    assert {one.label for one in at.get("download_button")} == {"PDF", "Word"}


def test_a_link_from_elsewhere_opens_that_application_and_the_buttons_lead_through_the_list(app: App) -> None:
    at = drawn(application="2", batch=app.store.batches.recent(1)[0][0].id)
    assert "Ostler" in at.subheader[0].value

    button(at, "Next").click().run()
    assert "Cook" in at.subheader[0].value
    assert button(at, "Next").disabled
    assert at.query_params["application"] in ("3", ["3"])
    button(at, "Previous").click().run()
    assert "Ostler" in at.subheader[0].value
    at.selectbox[0].select(1).run()
    assert "Quarry" in at.subheader[0].value


@pytest.mark.parametrize("asked", ["99", "x", "-1", ""])
def test_an_address_that_names_no_documents_shows_the_first_and_says_so(app: App, asked: str) -> None:
    at = drawn(application=asked, batch="unknown")

    assert not at.exception
    assert "Cook" in at.subheader[0].value
    assert ("has no documents" in said(at)) is bool(asked)


def test_a_line_taken_out_is_previewed_at_once_and_saved_as_a_new_version(app: App) -> None:
    # given a document of the application, and its first line ticked off
    at = drawn(application="1")
    line = next(box for box in at.checkbox if box.value)
    line.uncheck().run()
    # then the page shows a preview, and nothing is written
    assert "Not saved" in said(at)
    assert "A preview" in said(at)
    assert versions(app) == [1]
    # when it is saved
    button(at, "Save as a new version").click().run()
    # then there is a second version without that line
    assert not at.exception
    assert versions(app) == [1, 2]
    assert "Version 2 of 2" in said(at)
    assert "Not saved" not in said(at)
    assert not next(box for box in at.checkbox if box.label == line.label).value
    choices = app.store.applications.documents(1)[1].choices
    assert choices is not None
    assert len(choices.shown) == sum(box.value for box in at.checkbox)


def test_a_reload_loses_no_choice(app: App) -> None:
    at = drawn(application="1")
    line = next(box for box in at.checkbox if box.value)
    line.uncheck().run()

    again = drawn(application="1")

    assert "Not saved" in said(again)
    assert not next(box for box in again.checkbox if box.label == line.label).value


def test_discard_goes_back_to_what_was_written(app: App) -> None:
    at = drawn(application="1")
    next(box for box in at.checkbox if box.value).uncheck().run()

    button(at, "Discard").click().run()

    assert "Not saved" not in said(at)
    assert at.checkbox[0].value
    assert versions(app) == [1]


def test_another_look_is_shown_at_once(app: App) -> None:
    at = drawn(application="1")
    pills = next(one for one in at.button_group if one.label == "Template")

    pills.set_value("serif").run()

    assert not at.exception
    assert "A preview (serif, A4)" in said(at)


def test_a_changed_line_goes_back_to_the_original_and_is_accepted_again(app: App) -> None:
    at = drawn(application="1")
    assert "REST" in said(at)
    assert "~~" in said(at)

    button(at, "Use the original").click().run()
    assert "Not saved" in said(at)
    assert "your own words" in said(at)
    button(at, "Use the change").click().run()

    assert "Not saved" not in said(at)
    assert ":green-badge[accepted]" in said(at)


def test_a_line_that_is_set_back_stays_where_it_stood(app: App) -> None:
    at = drawn(application="1")
    choice = next(box for box in at.selectbox if "Desarrollé" in " ".join(box.options))
    choice.select("northlight-api.es").run()
    button(at, "Save as a new version").click().run()
    kinds = [part.value for part in at.markdown if part.value.startswith(":small[:gray[")]
    assert len(kinds) > 1

    button(at, "Use the original").click().run()

    after = [part.value for part in at.markdown if part.value.startswith(":small[:gray[")]
    assert [kind.split("]")[0] for kind in after] == [kind.split("]")[0] for kind in kinds]
    assert "your own words" in after[0]


def test_another_wording_of_the_person_is_chosen_and_saved(app: App) -> None:
    at = drawn(application="1")
    choice = next(box for box in at.selectbox if "Desarrollé" in " ".join(box.options))

    choice.select("northlight-api.es").run()
    assert "Desarroll" in "".join(str(part.value) for part in at.markdown), "it is told among what changed"
    button(at, "Save as a new version").click().run()

    assert not at.exception
    record = Path(app.store.applications.documents(1)[1].path("provenance.json") or "").read_text()
    assert "northlight-api.es" in record
    assert "Desarroll" in record


def test_approve_and_applied_are_kept(app: App) -> None:
    at = drawn(application="1")

    button(at, "Approve").click().run()
    assert "Approved" in said(at)
    assert app.store.applications.documents(1)[0].approved_at is not None
    button(at, "I applied").click().run()

    one = app.store.applications.get(1)
    assert (one.status, one.date_applied is not None) == (ApplicationStatus.APPLIED, True)
    assert "Applied" in said(at)


def test_a_resume_that_was_changed_since_is_told(app: App, with_resume: Path) -> None:
    (with_resume / "resume.yaml").write_text("basics: {name: Somebody Else}\n")

    assert "You changed your resume since" in said(drawn(application="1"))


def test_documents_that_are_gone_are_a_sentence_and_the_list_stays(app: App) -> None:
    folder = Path(app.store.applications.documents(1)[0].folder)
    for file in folder.iterdir():
        file.unlink()

    at = drawn(application="1")

    assert not at.exception
    assert "These documents cannot be shown." in said(at)
    assert "provenance.json is gone" in said(at)
    assert not button(at, "Previous").disabled


def test_words_of_a_posting_are_never_obeyed(app: App) -> None:
    at = drawn(application="3")

    assert not at.exception
    title = at.subheader[0].value
    assert "alert" in title
    assert not set(re.sub(r"\\.", "", title)) & set("<>[]()$:`*"), "every sign is escaped"
    shown = "\n".join(str(part.value) for part in (*at.markdown, *at.caption, *at.subheader))
    for part in ("](javascript", ":material/home", "://evil"):
        assert part not in shown, part
    assert not any(part.allow_html for part in at.markdown)
