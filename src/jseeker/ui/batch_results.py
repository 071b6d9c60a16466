"""The results of a batch: fit, documents and why, the best fit first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import streamlit as st

from jseeker.app import App
from jseeker.core.words import counted
from jseeker.model.batch import BatchJob
from jseeker.ui.places import link_to
from jseeker.ui.rows import MOST_ROWS, Result, results_of, why_of
from jseeker.ui.words import plain

__all__ = ["draw_results", "fit_colour"]

FEW = 6
GOOD_FIT, FAIR_FIT = 75, 50
MIME = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def fit_colour(fit: int | None) -> Literal["gray", "green", "orange"]:
    """The colour of a fit, 0–100."""
    if fit is None or fit < FAIR_FIT:
        return "gray"
    return "green" if fit >= GOOD_FIT else "orange"


def draw_results(app: App, batch_id: str, jobs: Sequence[BatchJob]) -> None:
    """Draws the finished jobs, the first few until all are asked for."""
    results = results_of(jobs)
    if not results:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader("Documents", anchor=False, width="content")
        st.badge(str(len(results)), color="gray")
        st.space("stretch")
        shown = len(results) <= FEW or st.toggle(f"Show all {min(MOST_ROWS, len(results))}", key="all-results")
    for result in results[: MOST_ROWS if shown else FEW]:
        _draw_result(app, batch_id, result)
    if shown and len(results) > MOST_ROWS:
        st.caption(f"{counted(len(results) - MOST_ROWS, 'more is', 'more are')} on the Applications page.")


def _draw_result(app: App, batch_id: str, result: Result) -> None:
    with st.container(border=True):
        left, right = st.columns([3, 2], vertical_alignment="center")
        with left, st.container(horizontal=True, vertical_alignment="center"):
            fit = "–" if result.fit is None else f"fit {result.fit}"
            st.badge(fit, color=fit_colour(result.fit))
            st.markdown(f"**{plain(result.company, 60)}** · {plain(result.role, 80)}")
        why = _why(app, result)
        if why:
            left.caption(plain(why, 240))
        with right, st.container(horizontal=True, horizontal_alignment="right"):
            for kind in ("pdf", "docx"):
                _draw_download(result, kind)
            if result.application_id is not None:
                query = {"application": str(result.application_id), "batch": batch_id}
                link_to("review", "Why", icon=":material/search:", query=query)


def _draw_download(result: Result, kind: str) -> None:
    path = Path(result.documents.get(kind, ""))
    is_there = path.is_file()
    st.download_button(
        kind.upper(),
        path.read_bytes,  # read when it is asked for, not at every look
        file_name=f"{path.parent.name}.{kind}",
        mime=MIME[kind],
        key=f"{kind}-{result.job_id}",
        icon=":material/download:",
        on_click="ignore",
        disabled=not is_there,
        help=None if is_there else "The file is gone; start the link again with new versions.",
    )


def _why(app: App, result: Result) -> str:
    if result.application_id is None:
        return ""
    return _why_of_version(app, result.application_id, result.documents.get("pdf", ""))


@st.cache_data(max_entries=500, show_spinner=False)
def _why_of_version(_app: App, application_id: int, pdf: str) -> str:
    """The line for the version whose PDF it is; a version never changes once it is written."""
    versions = _app.store.applications.documents(application_id)
    mine = [version for version in versions if pdf in dict(version.files).values()]
    return why_of((mine or list(versions))[-1].score) if versions else ""
