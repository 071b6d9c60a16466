"""Applications: what to do today, the board and the table, one application with its notes, dates and files."""

from __future__ import annotations

import streamlit as st

from jseeker.app import App
from jseeker.model.application import Application, Move
from jseeker.ui.application_dialog import open_new
from jseeker.ui.application_parts import draw_board, draw_exports, draw_table, draw_today
from jseeker.ui.application_rows import found, to_do, undo_words
from jseeker.ui.places import link_to
from jseeker.ui.session import the_app
from jseeker.ui.words import plain

__all__ = ["draw"]

BOARD_VIEW, TABLE_VIEW = "Board", "Table"
ICONS = {BOARD_VIEW: ":material/view_kanban:", TABLE_VIEW: ":material/table_rows:"}


def draw() -> None:
    """Draws the page."""
    app = the_app()
    applications = app.store.applications.listing()
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        st.title("Applications", width="content")
        if st.button("Add", icon=":material/add:", key="applications-add", help="An application that you know of"):
            open_new(app)
    if not applications:
        _draw_empty()
        return
    today = app.clock.now().astimezone().date()
    draw_today(app, to_do(applications, today), {one.id: one for one in applications})
    words, view = _draw_bar(app, applications)
    _draw_undo(app, applications)
    shown = found(applications, words)
    if not shown:
        st.info("No application has all of these words; use fewer.", icon=":material/search_off:")
    elif view == TABLE_VIEW:
        draw_table(app, shown)
    else:
        draw_board(app, shown, today)


def _draw_empty() -> None:
    with st.container(border=True):
        st.subheader("No applications yet")
        st.markdown(
            "Each posting that you paste on the Batch page becomes a card here, with its documents. "
            "Add others by hand; from the terminal, `jseeker track import` brings a list that you have."
        )
        link_to("batch", "Go to Batch")


def _draw_bar(app: App, applications: tuple[Application, ...]) -> tuple[str, str]:
    """The line above the list: search, view, undo, exports; what is searched for, and the view."""
    with st.container(horizontal=True, vertical_alignment="center"):
        words = st.text_input(
            "Search",
            key="applications-search",
            placeholder="Company, role, place, notes…",
            icon=":material/search:",
            label_visibility="collapsed",
            width="stretch",
        )
        view = st.segmented_control(
            "View",
            [BOARD_VIEW, TABLE_VIEW],
            default=BOARD_VIEW,
            key="applications-view",
            format_func=lambda name: f"{ICONS[name]} {name}",
            label_visibility="collapsed",
            required=True,
        )
        draw_exports(app, applications)
    return words or "", view or BOARD_VIEW


def _draw_undo(app: App, applications: tuple[Application, ...]) -> None:
    moves = app.store.applications.last_moves()
    words = undo_words(moves, {one.id: one.company for one in applications}, app.clock.now())
    if words:
        label = f"Undo: {plain(words)}"
        st.button(
            label, icon=":material/undo:", key="applications-undo", type="tertiary", on_click=_undo, args=(app, moves)
        )


def _undo(app: App, moves: tuple[Move, ...]) -> None:
    app.store.applications.undo(moves, app.clock.now())


if __name__ == "__main__":
    draw()
