"""History: every batch with what became of each job, the templates, and the schedules that run them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from jseeker.app import App
from jseeker.app.exports import jobs_csv, jobs_json
from jseeker.core.words import counted
from jseeker.errors import UnknownId
from jseeker.model.batch import Batch, BatchJob, BatchProgress, JobStatus
from jseeker.ui.commands import draw_commands, draw_main_command, give
from jseeker.ui.history_rows import (
    BatchRow,
    batch_row,
    job_label,
    job_table,
    moment_words,
    money,
    stage_table,
    took_words,
    worst_first,
)
from jseeker.ui.places import link_to
from jseeker.ui.rows import MOST_ROWS, line_of, numbers_of, refresh_every_s, state_of
from jseeker.ui.schedule_tab import draw_schedules
from jseeker.ui.session import the_app
from jseeker.ui.template_tab import draw_templates
from jseeker.ui.words import plain

__all__ = ["draw"]

PAGE_SIZE = 10
CHOSEN = "batch"  # the parameter of the address that names the batch that is open
RUNNING_REFRESH_S, WAITING_REFRESH_S = 2.0, 5.0  # of the list: while something runs, while something waits for a worker


def draw() -> None:
    """Draws the page."""
    st.title("History", anchor=False)
    app = the_app()
    batch = _chosen(app)
    if batch is not None:
        st.button("All batches", icon=":material/arrow_back:", type="tertiary", on_click=_show, args=("",))
        _draw_batch(batch.id)
        return
    batches, templates, schedules = st.tabs(["Batches", "Templates", "Schedules"])
    with batches:
        _draw_batches(app)
    with templates:
        draw_templates(app)
    with schedules:
        draw_schedules(app)


def _chosen(app: App) -> Batch | None:
    """The batch that the address names; None where it names none, or one that is gone."""
    named = st.query_params.get(CHOSEN, "")
    if not named:
        return None
    try:
        return app.store.batches.get(named)
    except UnknownId:
        st.info("The batch of this address is not there any more; these are the others.", icon=":material/info:")
        return None


def _show(batch_id: str) -> None:
    """Puts a batch into the address; "" goes back to all of them."""
    if batch_id:
        st.query_params[CHOSEN] = batch_id
    else:
        st.query_params.clear()


def _draw_batches(app: App) -> None:
    found = [batch for batch, _ in app.store.batches.recent(1000)]
    if not found:
        with st.container(border=True):
            st.subheader("No batches yet", anchor=False)
            st.markdown("Paste the links of a few postings, press Start, and every batch is kept here for good.")
            link_to("batch", "Start the first one")
        return
    pages = -(-len(found) // PAGE_SIZE)
    page = 1
    if pages > 1:
        page = int(st.number_input(f"Page of {pages}", 1, pages, key="history-page", width=140))
    shown = [batch.id for batch in found[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]]
    every_s = _pace([app.progress(one) for one in shown])
    st.fragment(_list, run_every=every_s)(tuple(shown), every_s)


def _list(shown: tuple[str, ...], every_s: float | None) -> None:
    app = the_app()
    looks = []
    for batch_id in shown:
        try:
            facts = app.facts(batch_id)
        except UnknownId:  # removed meanwhile, from elsewhere
            continue
        progress = app.progress_of(facts)
        looks.append(progress)
        _draw_row(batch_row(facts.batch, progress, facts.cost_usd), progress)
    if _pace(looks) != every_s:
        st.rerun(scope="app")  # the timer begins, or ends, with the whole page


def _pace(looks: Sequence[BatchProgress]) -> float | None:
    """Seconds between two looks at the list; None where nothing changes by itself."""
    wanted = [every_s for progress in looks if (every_s := refresh_every_s(progress)) is not None]
    if not wanted:
        return None
    return RUNNING_REFRESH_S if min(wanted) <= RUNNING_REFRESH_S else WAITING_REFRESH_S


def _draw_row(row: BatchRow, progress: BatchProgress) -> None:
    with st.container(border=True):
        name, state, told, press = st.columns([4, 2, 3, 3], vertical_alignment="center")
        with name:
            st.markdown(f"**{plain(row.title, 80)}**")
            st.caption(row.when)
        with state:
            st.badge(row.state.word, icon=row.state.icon, color=row.state.colour)
        with told:
            st.markdown(row.told)
            if row.cost:
                st.caption(plain(row.cost))
        with press.container(horizontal=True, horizontal_alignment="right"):
            draw_main_command(row.id, progress)
            if st.button("Open", key=f"open-{row.id}"):
                _show(row.id)
                st.rerun(scope="app")


def _draw_batch(batch_id: str) -> None:
    every_s = refresh_every_s(the_app().progress(batch_id))
    st.fragment(_look, run_every=every_s)(batch_id, every_s)
    _draw_stages(the_app(), batch_id)


def _look(batch_id: str, every_s: float | None) -> None:
    """One batch as its rows stand now."""
    app = the_app()
    try:
        facts = app.facts(batch_id)
    except UnknownId:  # removed, here or elsewhere: the page shows the others
        st.rerun(scope="app")
    batch, progress = facts.batch, app.progress_of(facts)
    jobs = worst_first(app.store.batches.jobs(batch_id))
    with st.container(border=True):
        _draw_head(app, batch, progress)
        st.progress(min(1.0, progress.progress_pct / 100), text=line_of(progress))
        with st.container(horizontal=True):
            for number in numbers_of(progress, jobs):
                st.metric(number.label, number.value, border=True, icon=number.icon)
        st.caption(_facts_words(batch, progress, facts.cost_usd))
    _draw_jobs(jobs)
    if refresh_every_s(progress) != every_s:
        st.rerun(scope="app")  # the timer begins, or ends, with the whole page


def _draw_head(app: App, batch: Batch, progress: BatchProgress) -> None:
    state = state_of(batch, progress)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(plain(batch.name, 80) or f"Batch {batch.id}", anchor=False, width="content")
        st.badge(state.word, color=state.colour, icon=state.icon)
        st.space("stretch")
        draw_commands(batch.id, progress)
        with st.popover("Export", icon=":material/download:"):
            _draw_exports(app, batch)
        with st.popover("Remove", icon=":material/delete:"):
            _draw_removal(batch, progress)
    if state.sentence:
        st.caption(plain(state.sentence, 400) if batch.halt_reason else state.sentence)


def _draw_exports(app: App, batch: Batch) -> None:
    for label, ending, mime, make in (
        ("CSV, for a spreadsheet", "csv", "text/csv", jobs_csv),
        ("JSON, for a program", "json", "application/json", jobs_json),
    ):
        st.download_button(
            label,
            data=partial(_exported, app, batch.id, make),
            file_name=f"jseeker-batch-{batch.id}.{ending}",
            mime=mime,
            on_click="ignore",
            width="stretch",
            key=f"export-{ending}",
        )


def _exported(app: App, batch_id: str, make: Any) -> str:
    """The jobs as they are when the button is pressed."""
    text: str = make(app.store.batches.jobs(batch_id))
    return text


def _draw_removal(batch: Batch, progress: BatchProgress) -> None:
    if not batch.status.is_final:
        st.markdown("A batch that has not ended cannot be removed; stop it first.")
        return
    st.markdown(
        f"Removes this batch and the log of its {counted(progress.total, 'job')} **for good**. "
        "Applications and documents stay."
    )
    st.button(
        "Remove for good", type="primary", key="remove-sure", icon=":material/delete_forever:",
        on_click=_remove, args=(batch.id,),
    )  # fmt: skip


def _remove(batch_id: str) -> None:
    give("remove", batch_id)
    _show("")


def _facts_words(batch: Batch, progress: BatchProgress, cost_usd: float) -> str:
    """When, how long, with what and where to, in one line of Markdown."""
    options = batch.options
    parts = [f"Begun {moment_words(batch.created_at)}"]
    if progress.started_at:
        parts.append(f"took {took_words(progress.elapsed_seconds)}")
    parts.append(f"{plain(money(cost_usd))} for {plain(options.model)}" if options.model else "offline writer")
    parts.append(f"resume {plain(batch.resume_name)}")
    parts.append(f"documents in {plain(options.output_dir)}")
    return " · ".join(parts)


def _draw_jobs(jobs: list[BatchJob]) -> None:
    pages = -(-len(jobs) // MOST_ROWS)
    page = 1
    if pages > 1:
        page = int(st.number_input(f"Page of {pages}", 1, pages, key="history-jobs-page", width=140))
    table = job_table(jobs[(page - 1) * MOST_ROWS : page * MOST_ROWS])
    st.dataframe(
        table,
        hide_index=True,
        column_order=[name for name, cells in table.items() if any(cells)],
        column_config={
            "Posting": st.column_config.TextColumn(width="medium"),
            "Fit": st.column_config.ProgressColumn(min_value=0, max_value=100, format="%d", width="small"),
            "Seconds": st.column_config.NumberColumn(format="%.1f"),
            "What happened": st.column_config.TextColumn(width="medium"),
            "Next step": st.column_config.TextColumn(width="medium"),
            "Link": st.column_config.LinkColumn(display_text="Open", width="small"),
        },
    )


def _draw_stages(app: App, batch_id: str) -> None:
    """What one job went through, stage by stage."""
    with st.container(border=True):
        st.markdown("**Look into one job**")
        jobs = {job.id: job for job in worst_first(app.store.batches.jobs(batch_id))}
        first = next(iter(jobs.values()), None)
        chosen = st.selectbox(
            "Job",
            list(jobs),
            index=0 if first is not None and first.status is JobStatus.FAILED else None,
            format_func=lambda job_id: job_label(jobs[job_id]),
            placeholder="Choose a job to see its stages, times, tries and errors",
            label_visibility="collapsed",
            key="history-job",
        )
        if chosen is None:
            return
        table = stage_table(app.store.history.of_job(batch_id, chosen))
        if not table["Stage"]:
            st.caption("No stage was begun, or the log was cleaned up.")
            if why := jobs[chosen].error or jobs[chosen].reason:
                st.text(why)
            return
        st.dataframe(table, hide_index=True, column_order=[name for name, cells in table.items() if any(cells)])


if __name__ == "__main__":
    draw()
