"""The parts of the Applications page: what to do today, cards, files for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from jseeker.app import App
from jseeker.config import Settings
from jseeker.model.application import ApplicationStatus, NewApplication
from jseeker.ui.application_parts import move


@pytest.fixture
def app(own_home: Path) -> Iterator[App]:
    """Forty applications whose follow-up is due."""
    app = App(Settings())
    today = app.clock.now().astimezone().date()
    new = [(NewApplication(f"Company {n}", "Cook", follow_up=today), f"k{n}") for n in range(40)]
    app.store.applications.add(new, app.clock.now())
    yield app
    app.close()


def plan_of_today() -> None:
    from jseeker.ui.application_parts import draw_exports, draw_today
    from jseeker.ui.application_rows import to_do
    from jseeker.ui.session import the_app

    app = the_app()
    applications = app.store.applications.listing()
    today = app.clock.now().astimezone().date()
    draw_today(app, to_do(applications, today), {one.id: one for one in applications})
    draw_exports(app, applications)


def test_a_few_things_stand_open_and_the_others_are_folded(app: App) -> None:
    at = AppTest.from_function(plan_of_today, default_timeout=30).run()

    assert not at.exception
    assert any(":violet-badge[40]" in part.value for part in at.markdown)
    (folded,) = at.expander
    assert folded.label == "37 more"
    assert len(at.button) == 30
    assert {one.label for one in at.get("download_button")} == {"CSV", "Reminders"}


def test_what_is_to_be_done_leads_to_the_application(app: App) -> None:
    at = AppTest.from_function(plan_of_today, default_timeout=30).run()

    at.button[0].click().run()

    assert not at.exception
    assert [area.label for area in at.text_area] == ["Notes"]


def test_a_move_of_several_is_one_moment(app: App) -> None:
    move(app, [1, 2, 3], ApplicationStatus.WITHDRAWN)

    assert [one.application_id for one in app.store.applications.last_moves()] == [1, 2, 3]
