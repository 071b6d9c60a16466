"""Batch: paste links, press Start, watch, and take the documents."""

from __future__ import annotations

import streamlit as st

from jseeker.app import App
from jseeker.core.words import counted
from jseeker.errors import UnknownId
from jseeker.model.batch import Batch, BatchStatus
from jseeker.ui.batch_form import draw_form
from jseeker.ui.batch_view import draw_batch
from jseeker.ui.first_start import draw_first_start, needs_resume
from jseeker.ui.live_box import draw_live
from jseeker.ui.places import link_to
from jseeker.ui.session import the_app
from jseeker.ui.words import plain

__all__ = ["draw"]

UNDER_WAY = (BatchStatus.PENDING, BatchStatus.RUNNING, BatchStatus.PAUSED)


def draw() -> None:
    """Draws the page."""
    app = the_app()
    st.title("Batch", anchor=False)
    for notice in app.store.notices:
        st.warning(plain(notice, 600), icon=":material/info:")
    if needs_resume(app):
        draw_first_start()
    else:
        draw_form()
    batch = _chosen(app)
    if batch is None:
        _nothing_yet(has_resume=not needs_resume(app))
    else:
        _others(app, batch)
        draw_batch(batch.id)
    draw_live()


def _chosen(app: App) -> Batch | None:
    """The batch of the address, else the latest that is under way, else the latest; None before the first."""
    named = st.query_params.get("batch", "")
    if named:
        try:
            return app.store.batches.get(named)
        except UnknownId:
            st.info("The batch of this address is not there any more; this is the latest.", icon=":material/info:")
    return app.store.batches.latest(UNDER_WAY) or app.store.batches.latest()


def _others(app: App, shown: Batch) -> None:
    """Says which other batches are under way."""
    others = [batch for batch in app.store.batches.unfinished() if batch.id != shown.id]
    if not others:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"{counted(len(others), 'other batch is', 'other batches are')} under way:", width="content")
        for batch in others[:4]:
            link_to("batch", plain(batch.name, 40) or f"Batch {batch.id}", query={"batch": batch.id})


def _nothing_yet(*, has_resume: bool) -> None:
    """What to do where nothing was done yet."""
    if not has_resume:
        return
    with st.container(border=True, horizontal_alignment="center"):
        st.subheader("Paste the links of postings above and press Start", anchor=False, text_alignment="center")
        st.caption(
            "For each one you get a resume out of your own lines, as PDF and DOCX, and a tracked application. "
            "Nothing is lost when you close this page.",
            text_alignment="center",
        )


if __name__ == "__main__":
    draw()
