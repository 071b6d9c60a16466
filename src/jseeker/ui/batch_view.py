"""The lower half of the Batch page: one batch as its rows stand, drawn again while something goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from jseeker.app import App
from jseeker.core.words import counted
from jseeker.model.batch import Batch, BatchJob, BatchProgress, JobStatus
from jseeker.model.queue import BatchFacts
from jseeker.ui.batch_results import draw_results
from jseeker.ui.commands import draw_commands
from jseeker.ui.rows import (
    MOST_ROWS,
    STATE_COLOURS,
    job_rows,
    line_of,
    numbers_of,
    refresh_every_s,
    share_of,
    state_of,
    worker_rows,
)
from jseeker.ui.session import the_app
from jseeker.ui.start import MOST_WORKERS
from jseeker.ui.words import plain

__all__ = ["draw_batch"]

FILTERS: dict[str, frozenset[JobStatus] | None] = {
    "All": None,
    "Problems": frozenset({JobStatus.FAILED, JobStatus.STOPPED}),
    "In progress": frozenset({JobStatus.RUNNING, JobStatus.PENDING}),
    "Done": frozenset({JobStatus.COMPLETED, JobStatus.SKIPPED}),
}
WORKERS_IN_A_ROW = 3
ROW_PX, ROWS_IN_SIGHT = 36, 8
PROBLEMS_IN_SIGHT = 3


def draw_batch(batch_id: str) -> None:
    """Draws one batch, and again by itself for as long as something goes on in it."""
    every_s = refresh_every_s(the_app().progress(batch_id))
    st.fragment(_look, run_every=every_s)(batch_id, every_s)


def _look(batch_id: str, every_s: float | None) -> None:
    app = the_app()
    facts = app.facts(batch_id)
    progress, jobs = app.progress_of(facts), app.store.batches.jobs(batch_id)
    with st.container(border=True):
        _head(facts.batch, progress)
        st.progress(share_of(progress), text=line_of(progress))
        with st.container(horizontal=True):
            for number in numbers_of(progress, jobs):
                st.metric(number.label, number.value, border=True, icon=number.icon)
    _problems(jobs)
    _workers(app, facts, progress)
    _jobs(jobs)
    draw_results(app, batch_id, jobs)
    if refresh_every_s(progress) != every_s:
        st.rerun()  # the timer begins, or ends, with the whole page


def _head(batch: Batch, progress: BatchProgress) -> None:
    """Name, state and commands. The buttons begin at the left of their place: while one takes the place of another,
    both stand there for a moment, and neither may move away under a hand."""
    state = state_of(batch, progress)
    name, buttons = st.columns([3, 2], vertical_alignment="center")
    with name.container(horizontal=True, vertical_alignment="center"):
        st.subheader(plain(batch.name, 60) or f"Batch {batch.id}", anchor=False, width="content")
        st.badge(state.word, color=state.colour, icon=state.icon)
    with buttons.container(horizontal=True):
        draw_commands(batch.id, progress)
    if state.sentence:
        st.caption(state.sentence if not batch.halt_reason else plain(state.sentence, 400))


def _workers(app: App, facts: BatchFacts, progress: BatchProgress) -> None:
    rows = worker_rows(progress, facts.running, app.title_of, app.clock.now())
    with st.expander("Workers", icon=":material/engineering:", key=f"workers-{facts.batch.id}"):
        _places(facts.batch, progress)
        if not rows:
            alive = len(app.live_workers())
            st.caption(
                f"{counted(alive, 'worker process', 'worker processes')} ready, nothing to do."
                if alive
                else "No worker is alive; `jseeker ui` starts one by itself, `jseeker worker` is another way."
            )
        for start in range(0, len(rows), WORKERS_IN_A_ROW):
            for column, row in zip(st.columns(WORKERS_IN_A_ROW), rows[start : start + WORKERS_IN_A_ROW], strict=False):
                with column.container(border=True):
                    st.caption(f"{row.name} · {row.since}")
                    st.markdown(f"**{plain(row.what or row.site, 60)}**")
                    st.progress(row.share, text=row.stage)


def _places(batch: Batch, progress: BatchProgress) -> None:
    """How many jobs of this batch run at once, changed while it runs."""
    if progress.status.is_final:
        return
    now = min(MOST_WORKERS, batch.max_workers or batch.options.workers)
    # Its value is the element's own: one that is put into the session state may be lost before the browser shows it
    st.slider(
        "Postings at once", 1, MOST_WORKERS, now, key=f"places-{batch.id}", on_change=_set_places, args=(batch.id,)
    )


def _set_places(batch_id: str) -> None:
    the_app().store.batches.set_max_workers(batch_id, st.session_state[f"places-{batch_id}"])


def _problems(jobs: Sequence[BatchJob]) -> None:
    """What did not come through, in whole sentences, with what to do about it."""
    rows = job_rows(jobs, 0, frozenset({JobStatus.FAILED}))
    if not rows:
        return
    with st.container(border=True):
        for row in rows[:PROBLEMS_IN_SIGHT]:
            words, link = st.columns([6, 1], vertical_alignment="center")
            words.markdown(f":material/error: **{plain(row.posting, 90)}**  \n{plain(row.told, 300)}")
            words.caption(plain(row.next_step))
            if row.link is not None:
                link.link_button("Open", row.link, icon=":material/open_in_new:", type="tertiary")
        if len(rows) > PROBLEMS_IN_SIGHT:
            st.caption("More of them are in the table below, under Problems.")


def _jobs(jobs: Sequence[BatchJob]) -> None:
    shown = st.segmented_control(
        "Jobs", list(FILTERS), default="All", key="jobs-shown", label_visibility="collapsed", required=True
    )
    statuses = FILTERS[shown or "All"]
    total = sum(statuses is None or job.status in statuses for job in jobs)
    if not total:
        st.caption("There is nothing of this kind.")
        return
    start = _page(total)
    rows = job_rows(jobs, start, statuses)
    table: dict[str, list[Any]] = {
        "State": [[row.state] for row in rows],
        "Posting": [row.posting for row in rows],
        "What happened": [row.told for row in rows],
        "Next step": [row.next_step for row in rows],
        "Fit": [row.fit for row in rows],
        "Link": [row.link for row in rows],
    }
    with_words = [name for name, cells in table.items() if any(cell is not None and cell != "" for cell in cells)]
    st.dataframe(
        table,
        hide_index=True,
        height=ROW_PX * (min(len(rows), ROWS_IN_SIGHT) + 1) + 2,
        row_height=ROW_PX,
        column_config=_columns(),
        column_order=with_words,
    )


def _page(total: int) -> int:
    """The first row of the page of the table that is shown."""
    pages = -(-total // MOST_ROWS)
    if pages < 2:
        return 0
    page = st.number_input(f"Page of {pages}", 1, pages, key="jobs-page", width=160)
    return (int(page) - 1) * MOST_ROWS


def _columns() -> dict[str, Any]:
    return {
        "State": st.column_config.MultiselectColumn(
            options=list(STATE_COLOURS), color=list(STATE_COLOURS.values()), width=90
        ),
        "Posting": st.column_config.TextColumn(width=215),
        "Fit": st.column_config.ProgressColumn(min_value=0, max_value=100, format="%d", width=85),
        "What happened": st.column_config.TextColumn(width=215),
        "Next step": st.column_config.TextColumn(width=220),
        "Link": st.column_config.LinkColumn(display_text="Open", width=60),
    }
