"""The documents of a batch on the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from jseeker.app import App
from jseeker.ui.batch_results import fit_colour


def script() -> None:
    import streamlit as st

    from jseeker.ui.batch_results import draw_results
    from jseeker.ui.session import the_app

    app = the_app()
    draw_results(app, st.query_params["batch"], app.store.batches.jobs(st.query_params["batch"]))


def look(batch_id: str) -> AppTest:
    shown = AppTest.from_function(script, default_timeout=30)
    shown.query_params["batch"] = batch_id
    shown.run()
    assert not shown.exception
    return shown


def test_each_result_has_its_fit_its_documents_and_why(room: App, saved, worked_off) -> None:
    batch = worked_off(saved("Quarry Lane"))
    shown = look(batch.id)
    words = "\n".join(one.value for one in (*shown.markdown, *shown.caption))
    assert "Quarry Lane" in words
    assert "Must\\-haves" in words
    buttons = shown.get("download_button")
    assert [one.proto.label for one in buttons] == ["PDF", "DOCX"]
    assert not any(one.proto.disabled for one in buttons)


def test_a_file_that_is_gone_cannot_be_taken(room: App, saved, worked_off) -> None:
    batch = worked_off(saved("Quarry Lane"))
    result = room.store.batches.jobs(batch.id)[0].result
    assert result is not None
    Path(result["documents"]["pdf"]).unlink()
    pdf, docx = look(batch.id).get("download_button")
    assert pdf.proto.disabled
    assert not docx.proto.disabled


def test_the_first_few_stand_there_until_all_are_asked_for(room: App, saved, worked_off) -> None:
    batch = worked_off(*(saved(f"Quarry Lane {number}") for number in range(8)))
    shown = look(batch.id)
    few = len(shown.get("download_button"))
    shown.toggle(key="all-results").set_value(True).run()
    assert 0 < few < len(shown.get("download_button")) == 16


def test_a_batch_without_results_shows_nothing(room: App) -> None:
    batch = room.submit(["https://a.example/jobs/1"], room.options(), room.resume)
    assert not look(batch.id).markdown


@pytest.mark.parametrize(
    ("fit", "colour"), [(None, "gray"), (49, "gray"), (50, "orange"), (74, "orange"), (75, "green")]
)
def test_the_colour_follows_the_fit(fit: int | None, colour: str) -> None:
    assert fit_colour(fit) == colour
