"""One application in a window of its own: where it stands, notes, dates, the next action, and its files."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from jseeker.app import App
from jseeker.app.tracked import filled, key_of
from jseeker.errors import JSeekerError
from jseeker.model.application import Application, ApplicationStatus, NewApplication
from jseeker.ui.application_rows import sent_version, status_word
from jseeker.ui.places import link_to
from jseeker.ui.review_parts import draw_downloads, fit_badge
from jseeker.ui.words import plain, safe_link

__all__ = ["open_application", "open_new"]

NOTES_HEIGHT_PX = 130


def open_application(app: App, one: Application) -> None:
    """Opens the window; every field is kept as soon as it is left."""
    title = f"{plain(one.company, 80)} · {plain(one.role, 100)}"
    st.dialog(title, width="medium", on_dismiss="rerun")(_draw)(app, one.id)


def _draw(app: App, number: int) -> None:
    one = app.store.applications.get(number)
    facts = [
        fit_badge(one.ats_score),
        *(f":gray-badge[{plain(fact, 60)}]" for fact in (one.location, one.salary) if fact),
    ]
    if any(facts):
        st.markdown(" ".join(fact for fact in facts if fact))
    versions = app.store.applications.documents(number)
    with st.container(horizontal=True, vertical_alignment="center"):
        link = safe_link(one.url)
        if link:
            st.link_button("Open the posting", link, icon=":material/open_in_new:")
        if versions:
            link_to("review", "Review the documents", query={"application": str(number)})
    _draw_fields(app, one)
    if versions:
        st.markdown("**Files**")
        sent = sent_version(versions, one)
        for version in reversed(versions):
            marks = [":green-badge[approved]"] if version.approved_at else []
            marks += [":blue-badge[sent]"] if version.number == sent else []
            made = f"{version.created_at.astimezone():%d %b %Y, %H:%M}"
            with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
                st.markdown(f"Version {version.number} :gray[{made}] {' '.join(marks)}")
                draw_downloads(version, key=f"file-{version.id}")
    with st.expander("History"):
        for change in reversed(one.history):
            st.markdown(f"{status_word(change.status)} :gray[{change.at.astimezone():%d %b %Y, %H:%M}]")
    if st.button("Done", type="primary", key=f"done-{number}"):
        st.rerun()


def open_new(app: App) -> None:
    """Opens the window in which a person enters an application that no batch made."""
    st.dialog("Add an application", on_dismiss="rerun")(_draw_new)(app)


def _draw_new(app: App) -> None:
    with st.form("new-application", border=False):
        link = st.text_input("Link of the posting (may be left out)", placeholder="https://…", key="new-link").strip()
        company = st.text_input("Company", key="new-company").strip()
        role = st.text_input("Role", key="new-role").strip()
        statuses = [ApplicationStatus.SAVED, ApplicationStatus.APPLIED, ApplicationStatus.INTERVIEW]
        status = st.selectbox("Where it stands", statuses, format_func=status_word, key="new-status")
        if not st.form_submit_button("Add", type="primary"):
            return
    try:
        new = filled(app, NewApplication(company, role, status or ApplicationStatus.SAVED, link))
        if not (new.company and new.role):
            st.error("The application needs a name; write its company and role.")
            return
        ((number, is_new),) = app.store.applications.add([(new, key_of(app, new))], app.clock.now())
    except JSeekerError as error:
        st.error(plain(error.message, 600))
        return
    if is_new:
        st.rerun()
    st.info(f"It is there already: application {number}, {status_word(app.store.applications.get(number).status)}.")


def _draw_fields(app: App, one: Application) -> None:
    def keep(field: str, key: str) -> None:
        value = st.session_state[key]
        app.store.applications.update(one.id, app.clock.now(), **{field: value})

    def move(key: str) -> None:
        app.store.applications.move([one.id], ApplicationStatus(st.session_state[key]), app.clock.now())

    names = {
        field: f"field-{one.id}-{field}" for field in ("status", "next_action", "date_applied", "follow_up", "notes")
    }
    left, right = st.columns(2)
    statuses = list(ApplicationStatus)
    left.selectbox(
        "Status",
        statuses,
        index=statuses.index(one.status),
        format_func=status_word,
        key=names["status"],
        on_change=move,
        args=(names["status"],),
    )
    right.text_input(
        "Next action",
        one.next_action,
        max_chars=200,
        placeholder="Send the portfolio, call on Thursday…",
        key=names["next_action"],
        on_change=keep,
        args=("next_action", names["next_action"]),
    )
    days: tuple[tuple[Any, str, str, date | None], ...] = (
        (left, "Follow up on", "follow_up", one.follow_up),
        (right, "Applied on", "date_applied", one.date_applied),
    )
    for place, label, field, value in days:
        place.date_input(
            label, value, key=names[field], format="YYYY-MM-DD", on_change=keep, args=(field, names[field])
        )
    st.text_area(
        "Notes",
        one.notes,
        height=NOTES_HEIGHT_PX,
        key=names["notes"],
        on_change=keep,
        args=("notes", names["notes"]),
        help="Kept as soon as you leave the field",
    )
