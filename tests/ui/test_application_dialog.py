"""One application in its window: what is there, and what is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from jseeker.app import App
from jseeker.config import Settings
from jseeker.model.application import ApplicationStatus, NewApplication


@pytest.fixture
def app(own_home: Path) -> Iterator[App]:
    """One application with a follow-up, another with a link that leads nowhere good."""
    app = App(Settings())
    new = [
        NewApplication("Acme", "Cook", url="https://a.example/1", location="Jena", follow_up=date(2026, 12, 1)),
        NewApplication("Bolt", "Baker", url="javascript:alert(1)"),
    ]
    app.store.applications.add([(one, one.company) for one in new], app.clock.now())
    yield app
    app.close()


def window(number: int) -> None:
    from jseeker.ui.application_dialog import open_application
    from jseeker.ui.session import the_app

    app = the_app()
    open_application(app, app.store.applications.get(number))


def opened(number: int) -> AppTest:
    return AppTest.from_function(window, args=(number,), default_timeout=30).run()


def test_the_window_shows_where_an_application_stands_and_links_to_the_web_alone(app: App) -> None:
    first, second = opened(1), opened(2)

    assert not first.exception
    assert not second.exception
    assert first.selectbox[0].value is ApplicationStatus.SAVED
    assert any("Jena" in part.value for part in first.markdown)
    assert [link.proto.url for link in first.get("link_button")] == ["https://a.example/1"]
    assert len(second.get("link_button")) == 0
    assert any("Saved" in part.value for part in first.expander[0].markdown)


def test_what_is_written_is_kept_at_once_and_a_day_can_be_taken_away(app: App) -> None:
    at = opened(1)

    at.text_area(key="field-1-notes").set_value("Bring <b>bread</b>.").run()
    at.text_input(key="field-1-next_action").set_value("Bake").run()
    at.date_input(key="field-1-follow_up").set_value(None).run()
    at.selectbox(key="field-1-status").select(ApplicationStatus.APPLIED).run()

    assert not at.exception
    one = app.store.applications.get(1)
    assert (one.notes, one.next_action, one.follow_up) == ("Bring <b>bread</b>.", "Bake", None)
    assert one.status is ApplicationStatus.APPLIED
    assert one.date_applied is not None
    assert [move.after for move in app.store.applications.last_moves()] == [ApplicationStatus.APPLIED]


def entry() -> None:
    from jseeker.ui.application_dialog import open_new
    from jseeker.ui.session import the_app

    open_new(the_app())


def enter(**fields: str) -> AppTest:
    at = AppTest.from_function(entry, default_timeout=30).run()
    for name, value in fields.items():
        at.text_input(key=f"new-{name}").set_value(value)
    at.button[0].click().run()
    assert not at.exception
    return at


def test_an_application_is_added_by_hand_once(app: App) -> None:
    enter(company="Crumb", role="Miller", link="https://crumb.example/jobs/1")
    again = enter(company="Other", role="Other", link="https://crumb.example/jobs/1?utm_source=mail")

    assert [one.company for one in app.store.applications.listing()].count("Crumb") == 1
    assert "It is there already" in again.info[0].value


def test_what_cannot_be_added_is_one_sentence_and_nothing_is_written(app: App) -> None:
    assert "needs a name" in enter(company="Crumb").error[0].value
    assert "http" in enter(company="Crumb", role="Miller", link="file:///etc/passwd").error[0].value
    assert len(app.store.applications.listing()) == 2
