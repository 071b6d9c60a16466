"""The Applications page over a real database."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import jseeker.ui.pages.applications as page
from jseeker.app import App, given_file
from jseeker.batch.worker import Until
from jseeker.config import Settings
from jseeker.model.application import ApplicationStatus, NewApplication

POSTING = """Data Engineer at Quarry Lane Press

We look for somebody who likes clean tables and calm releases, in a team of six people in Lisbon.

Requirements
- 3+ years of Python and PostgreSQL
"""
EVIL = "<img src=x onerror=alert(1)> [x](javascript:alert(1)) :material/home:"
S = ApplicationStatus


@pytest.fixture
def app(own_home: Path) -> Iterator[App]:
    """A few applications that were added by hand."""
    app = App(Settings())
    now = app.clock.now()
    today = now.astimezone().date()
    new = [
        NewApplication("Acme", "Engineer", S.SAVED, "https://a.example/1"),
        NewApplication("Bolt", "Cook", S.APPLIED, follow_up=today - timedelta(days=1), date_applied=today),
        NewApplication(EVIL, EVIL, S.INTERVIEW, notes=EVIL, location=EVIL),
    ]
    app.store.applications.add([(one, f"k{place}") for place, one in enumerate(new)], now - timedelta(hours=1))
    yield app
    app.close()


def drawn() -> AppTest:
    return AppTest.from_file(str(page.__file__), default_timeout=60).run()


def by_key(elements: Any, key: str) -> Any:
    return next(one for one in elements if one.key == key)


def tick(at: AppTest, *rows: int) -> None:
    at.session_state[at.dataframe[0].key] = {"selection": {"rows": list(rows), "columns": [], "cells": []}}
    at.run()


def said(at: AppTest) -> str:
    parts = (*at.markdown, *at.caption, *at.subheader, *at.title, *at.info, *at.text)
    return "\n".join(str(part.value) for part in parts)


def test_an_empty_list_says_what_to_do(own_home: Path) -> None:
    at = drawn()

    assert not at.exception
    assert "No applications yet" in said(at)


def test_the_board_has_a_card_for_each_and_today_says_what_presses(app: App) -> None:
    at = drawn()

    assert not at.exception
    shown = said(at)
    for name in ("Saved", "Tailored", "Applied", "Interview", "Offer", "Closed"):
        assert f"**{name}**" in shown
    assert "**Acme**" in shown
    assert ":red-badge[late]" in shown
    assert shown.index("Bolt") < shown.index("Acme"), "what is late comes first"


def test_a_press_moves_a_card_and_another_takes_it_back(app: App) -> None:
    at = drawn()

    by_key(at.get("menu_button"), "move-1").click(S.APPLIED).run()
    one = app.store.applications.get(1)
    assert not at.exception
    assert (one.status, one.date_applied is not None) == (S.APPLIED, True)

    undo = by_key(at.button, "applications-undo")
    assert undo.label == "Undo: Acme back to Saved"
    undo.click().run()
    one = app.store.applications.get(1)
    assert (one.status, one.date_applied) == (S.SAVED, None)
    assert not any(button.key == "applications-undo" for button in at.button)


def test_the_search_leaves_what_has_all_words(app: App) -> None:
    at = drawn()
    at.text_input(key="applications-search").set_value("bolt cook").run()

    assert [one.key for one in at.get("menu_button")] == ["move-2"]
    at.text_input(key="applications-search").set_value("nobody").run()
    assert "use fewer" in said(at)


def test_every_field_of_an_application_is_kept_as_it_is_left(app: App) -> None:
    at = drawn()
    by_key(at.button, "open-1").click().run()
    assert not at.exception

    at.text_input(key="field-1-next_action").set_value("Call Ana").run()
    day = app.clock.now().astimezone().date() + timedelta(days=3)

    assert app.store.applications.get(1).next_action == "Call Ana"
    by_key(at.button, "open-1").click().run()
    at.text_area(key="field-1-notes").set_value("Met at the fair.").run()
    by_key(at.button, "open-1").click().run()
    at.date_input(key="field-1-follow_up").set_value(day).run()
    by_key(at.button, "open-1").click().run()
    at.selectbox(key="field-1-status").select(S.INTERVIEW).run()
    one = app.store.applications.get(1)
    assert (one.notes, one.follow_up, one.status) == ("Met at the fair.", day, S.INTERVIEW)


def test_the_files_that_were_sent_are_named_and_can_be_had(app: App, with_resume: Path, tmp_path: Path) -> None:
    # given documents, and that they were sent
    (tmp_path / "posting.txt").write_text(POSTING)
    batch = app.submit([given_file(tmp_path / "posting.txt")], app.options(), app.resume)
    asyncio.run(app.worker(1).run(Until(batch_id=batch.id)))
    number = next(one.id for one in app.store.applications.listing() if one.role.startswith("Data Engineer"))
    app.store.applications.move([number], S.APPLIED, app.clock.now())
    # when the application is opened
    at = drawn()
    by_key(at.button, f"open-{number}").click().run()
    # then its files are there, marked as sent
    assert not at.exception
    assert ":blue-badge[sent]" in said(at)
    assert {"PDF", "Word"} <= {one.label for one in at.get("download_button")}


def test_the_table_shows_all_and_says_how_to_move_several(app: App) -> None:
    at = drawn()
    next(one for one in at.button_group if one.key == "applications-view").set_value("Table").run()

    assert not at.exception
    table = at.dataframe[0].value
    assert sorted(table["Company"]) == sorted(["Acme", "Bolt", EVIL])
    assert "Tick rows" in said(at)


def test_ticked_rows_are_moved_together_and_taken_back_together(app: App) -> None:
    at = drawn()
    next(one for one in at.button_group if one.key == "applications-view").set_value("Table").run()
    tick(at, 0, 2)

    bulk = by_key(at.get("menu_button"), "bulk-move")
    assert bulk.label == "Move 2 to"
    bulk.click(S.WITHDRAWN).run()

    assert not at.exception
    assert [app.store.applications.get(number).status for number in (1, 2, 3)] == [S.WITHDRAWN, S.APPLIED, S.WITHDRAWN]
    undo = by_key(at.button, "applications-undo")
    assert undo.label == "Undo: 2 applications back to where they were"
    undo.click().run()
    assert [app.store.applications.get(number).status for number in (1, 2, 3)] == [S.SAVED, S.APPLIED, S.INTERVIEW]


def test_what_is_ticked_is_forgotten_when_another_application_comes_into_the_list(app: App) -> None:
    at = drawn()
    next(one for one in at.button_group if one.key == "applications-view").set_value("Table").run()
    tick(at, 0)
    assert by_key(at.get("menu_button"), "bulk-move").label == "Move 1 to"

    app.store.applications.add([(NewApplication("Newest", "Cook"), "newest")], app.clock.now())
    at.run()

    assert not any(one.key == "bulk-move" for one in at.get("menu_button"))


def test_words_of_others_are_never_obeyed(app: App) -> None:
    at = drawn()
    by_key(at.button, "open-3").click().run()

    assert not at.exception
    shown = "\n".join(str(part.value) for part in (*at.markdown, *at.caption))
    for part in ("](javascript", " :material/home", "=alert(1)"):
        assert part not in shown, part
    assert not any(part.allow_html for part in at.markdown)


def test_of_a_thousand_applications_only_the_first_cards_are_drawn_until_more_are_asked_for(app: App) -> None:
    new = [(NewApplication(f"Company {n}", "Engineer", list(S)[n % len(S)]), f"many{n}") for n in range(1000)]
    app.store.applications.add(new, app.clock.now())

    at = drawn()

    assert not at.exception
    assert len(at.get("menu_button")) == 48
    by_key(at.button, "more-Applied").click().run()
    assert len(at.get("menu_button")) == 56
