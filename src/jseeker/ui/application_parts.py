"""The parts of the Applications page: what to do today, the board, the table, files for other programs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from jseeker.app import App
from jseeker.core.tracking_files import as_csv, as_ics
from jseeker.model.application import Application, ApplicationStatus
from jseeker.ui.application_dialog import open_application
from jseeker.ui.application_rows import (
    CARDS_AT_FIRST,
    BoardColumn,
    Card,
    Column,
    Todo,
    board,
    list_name,
    moves_from,
    status_word,
    table_rows,
)
from jseeker.ui.words import plain

__all__ = ["draw_board", "draw_exports", "draw_table", "draw_today", "move"]

ICONS = {
    BoardColumn.SAVED: ":material/bookmark:",
    BoardColumn.TAILORED: ":material/description:",
    BoardColumn.APPLIED: ":material/send:",
    BoardColumn.INTERVIEW: ":material/forum:",
    BoardColumn.OFFER: ":material/celebration:",
    BoardColumn.CLOSED: ":material/archive:",
}
SHOWN = "applications-shown"
TODO_AT_ONCE, MOST_TODO = 3, 30
TABLE_PAGE = 200  # rows a page: what a person scrolls through
TABLE_HEIGHT_PX, ROWS_AT_ONCE = 640, 16


def move(app: App, ids: Sequence[int], status: ApplicationStatus) -> None:
    """Moves applications together, now."""
    app.store.applications.move(ids, status, app.clock.now())


def draw_today(app: App, entries: Sequence[Todo], by_id: dict[int, Application]) -> None:
    """What to do today, each with the way there; the most pressing stand open, the others are folded away."""
    if not entries:
        return
    with st.container(border=True):
        st.markdown(f"**Today** :violet-badge[{len(entries)}]")
        _draw_todos(app, entries[:TODO_AT_ONCE], by_id)
        if entries[TODO_AT_ONCE:]:
            with st.expander(f"{len(entries) - TODO_AT_ONCE} more"):
                _draw_todos(app, entries[TODO_AT_ONCE:MOST_TODO], by_id)
                if entries[MOST_TODO:]:
                    st.caption(f"And {len(entries) - MOST_TODO} after these; the board shows what is due first.")


def _draw_todos(app: App, entries: Sequence[Todo], by_id: dict[int, Application]) -> None:
    grid = st.grid(3, min_column_width=280, gap="small")
    for entry in entries:
        with grid.cell().container(horizontal=True, wrap=False, vertical_alignment="center", gap="xsmall"):
            mark = ":red-badge[late] " if entry.is_late else ""
            st.markdown(f"**{plain(entry.name, 70)}**  \n{mark}:small[:gray[{plain(entry.what)}]]", width="stretch")
            if st.button("Open", key=f"todo-{entry.application_id}", type="tertiary"):
                open_application(app, by_id[entry.application_id])


def draw_board(app: App, applications: Sequence[Application], today: date) -> None:
    """The board; each card moves by a press."""
    shown: dict[BoardColumn, int] = st.session_state.setdefault(SHOWN, {})
    by_id = {one.id: one for one in applications}
    columns = board(applications, today, shown)
    for place, column in zip(st.columns(len(columns), gap="small"), columns, strict=True):
        with place.container(border=True, height="stretch", key=f"board-{column.name.lower()}", gap="small"):
            _draw_column(app, column, by_id, shown)


def _draw_column(app: App, column: Column, by_id: dict[int, Application], shown: dict[BoardColumn, int]) -> None:
    st.markdown(f"{ICONS[column.name]} **{column.name}** :gray-badge[{column.count:,}]")
    for card in column.cards:
        with st.container(border=True, key=f"card-{card.id}", gap="xsmall"):
            _draw_card(app, card, by_id[card.id])
    if column.more:
        more = min(column.more, CARDS_AT_FIRST)

        def show_more() -> None:
            shown[column.name] = len(column.cards) + CARDS_AT_FIRST

        st.button(f"{more} more of {column.more:,}", key=f"more-{column.name}", on_click=show_more, width="stretch")


def _draw_card(app: App, card: Card, one: Application) -> None:
    st.markdown(f"**{plain(card.company, 60)}**  \n{plain(card.role, 90)}")
    if card.badges:
        st.markdown(" ".join(f":{badge.colour}-badge[{plain(badge.text, 40)}]" for badge in card.badges))
    if one.next_action:
        st.caption(f":material/arrow_right: {plain(one.next_action, 80)}")
    with st.container(horizontal=True, gap="xsmall"):
        key = f"move-{card.id}"
        st.menu_button(
            "Move",
            moves_from(one.status),
            key=key,
            format_func=status_word,
            type="tertiary",
            on_click=lambda: _moved(app, card.id, key),
        )
        if st.button("Open", key=f"open-{card.id}", type="tertiary"):
            open_application(app, one)


def _moved(app: App, number: int, key: str) -> None:
    chosen = st.session_state.get(key)
    if chosen is not None:
        move(app, [number], ApplicationStatus(chosen))


def draw_table(app: App, applications: Sequence[Application]) -> None:
    """The applications as a table; those that are ticked are moved together."""
    pages = max(1, -(-len(applications) // TABLE_PAGE))
    bar = st.container(horizontal=True, vertical_alignment="center")
    page = min(pages, st.pagination(pages, key=f"applications-page-{pages}") if pages > 1 else 1)
    part = applications[(page - 1) * TABLE_PAGE : page * TABLE_PAGE]
    event = st.dataframe(
        table_rows(part),
        key=f"applications-table-{list_name([one.id for one in part])}",  # another list: what was ticked is forgotten
        hide_index=True,
        placeholder="",
        on_select="rerun",
        selection_mode="multi-row",
        height=TABLE_HEIGHT_PX if len(part) > ROWS_AT_ONCE else "content",
        column_config={
            "Fit": st.column_config.ProgressColumn(min_value=0, max_value=100, format="%d", width="small"),
            "Applied": st.column_config.DateColumn(format="YYYY-MM-DD", width="small"),
            "Follow up": st.column_config.DateColumn(format="YYYY-MM-DD", width="small"),
            "Link": st.column_config.LinkColumn(display_text="Open", width="small"),
        },
    )
    with bar:
        _draw_bulk(app, [part[row] for row in event.selection.rows if row < len(part)])


def _draw_bulk(app: App, chosen: Sequence[Application]) -> None:
    if not chosen:
        st.caption("Tick rows at their left edge to move several at once, or to open one.")
        return
    ids = [one.id for one in chosen]
    st.menu_button(
        f"Move {len(ids)} to",
        list(ApplicationStatus),
        key="bulk-move",
        format_func=status_word,
        type="primary",
        icon=":material/arrow_forward:",
        on_click=lambda: _bulk_moved(app, ids),
    )
    if len(ids) == 1 and st.button("Open", key="bulk-open", icon=":material/edit_note:"):
        open_application(app, chosen[0])


def _bulk_moved(app: App, ids: Sequence[int]) -> None:
    chosen = st.session_state.get("bulk-move")
    if chosen is not None:
        move(app, ids, ApplicationStatus(chosen))


def draw_exports(app: App, applications: Sequence[Application]) -> None:
    """The list for a spreadsheet, and the follow-ups for a calendar; made at the press."""

    def csv() -> bytes:
        return as_csv(applications).encode()

    def calendar() -> bytes:
        return as_ics(applications, app.clock.now()).encode()

    icon = ":material/download:"
    st.download_button("CSV", csv, "applications.csv", "text/csv", key="applications-csv", icon=icon, on_click="ignore")
    icon = ":material/event:"
    name, kind = "follow-ups.ics", "text/calendar"
    st.download_button("Reminders", calendar, name, kind, key="applications-ics", icon=icon, on_click="ignore")
