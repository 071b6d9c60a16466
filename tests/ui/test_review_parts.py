"""The parts of the Review page: choices that are not saved yet, and files to take."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from jseeker.app import App
from jseeker.config import Settings
from jseeker.ui.review_parts import fit_badge


def edited() -> None:
    from dataclasses import replace
    from types import SimpleNamespace

    import streamlit as st

    from jseeker.model.revision import Choices
    from jseeker.ui.review_parts import Edits
    from jseeker.ui.session import the_app

    saved = Choices(("a", "b"), wordings=(("a", "a"),))
    review = SimpleNamespace(choices=saved, version=SimpleNamespace(id=7))
    edits = Edits(the_app(), review)  # type: ignore[arg-type] # all that it reads of a review
    st.text(edits.key("x"))
    st.text(edits.is_changed)
    changes = {
        "order": replace(saved, shown=("b", "a")),
        "accepted": replace(saved, accepted=("a",)),
        "line": replace(saved, shown=("a",)),
        "look": replace(saved, template="serif"),
    }
    for name, choices in changes.items():
        st.button(name, on_click=edits.put, args=(choices,))
    st.button("discard", on_click=edits.discard)


def press(at: AppTest, label: str) -> list[str]:
    next(button for button in at.button if button.label == label).click()
    at.run()
    assert not at.exception
    return [str(text.value) for text in at.text]


@pytest.mark.parametrize(
    ("change", "is_changed"), [("order", False), ("accepted", False), ("line", True), ("look", True)]
)
def test_choices_are_unsaved_where_documents_of_them_would_look_otherwise(change: str, *, is_changed: bool) -> None:
    at = AppTest.from_function(edited).run()
    assert at.text[1].value == "False"

    assert press(at, change)[1] == str(is_changed)


def test_a_reload_finds_what_was_chosen_and_a_draft_that_makes_no_sense_is_passed_over() -> None:
    press(AppTest.from_function(edited).run(), "line")

    assert AppTest.from_function(edited).run().text[1].value == "True"
    app = App(Settings())
    app.store.drafts.save("review-7", '{"shown": 5}', app.clock.now())
    app.close()
    assert AppTest.from_function(edited).run().text[1].value == "False"


def test_discard_goes_back_and_gives_every_control_a_new_name() -> None:
    at = AppTest.from_function(edited).run()
    name = at.text[0].value
    assert press(at, "line") == [name, "True"]

    after = press(at, "discard")

    assert after[1] == "False"
    assert after[0] != name


def offered(folder: str) -> None:
    from datetime import UTC, datetime

    from jseeker.model.revision import DocumentVersion
    from jseeker.ui.review_parts import draw_downloads

    names = ("resume.pdf", "resume.docx", "letter.pdf", "note.txt", "posting.json", "provenance.json")
    files = tuple((name, f"{folder}/{name}") for name in names)
    draw_downloads(DocumentVersion(1, 1, 1, folder, files, "", datetime.now(UTC)), key="x")


def test_each_document_is_offered_once_and_one_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    for name in ("resume.pdf", "letter.pdf", "note.txt", "posting.json"):
        (tmp_path / name).write_bytes(b"x")

    at = AppTest.from_function(offered, args=(str(tmp_path),)).run()

    assert not at.exception
    labels: list[Any] = [one.label for one in at.get("download_button")]
    assert labels == ["PDF", "Letter (pdf)", "Note (txt)"]
    assert [(button.label, button.disabled) for button in at.button] == [("Word is gone", True)]


def test_a_fit_is_a_coloured_badge_where_it_is_known() -> None:
    assert fit_badge(90) == ":green-badge[fit 90]"
    assert fit_badge(None) == ""
