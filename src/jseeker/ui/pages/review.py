"""Review: the documents beside the fit, each changed line against its source, other lines or another look, approve."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from jseeker.app import App
from jseeker.app.revising import Proof, Review, open_review, proof, save_revision
from jseeker.core.ats import ats_name
from jseeker.errors import JSeekerError
from jseeker.model.application import Application, ApplicationStatus
from jseeker.model.codec import dump
from jseeker.model.posting import Posting
from jseeker.model.revision import Choices, DocumentVersion, ReviewItem
from jseeker.ui.application_rows import status_word
from jseeker.ui.places import link_to
from jseeker.ui.review_parts import (
    PAPERS,
    Edits,
    draw_downloads,
    draw_fit,
    draw_lines,
    draw_look,
    draw_pages,
    draw_wordings,
    fit_badge,
    wording_rows,
)
from jseeker.ui.review_rows import neighbours, option_name
from jseeker.ui.session import the_app
from jseeker.ui.words import plain, safe_link

__all__ = ["draw"]

KEPT_READY = 24  # versions and proofs, so that going back and forth among a few costs nothing
LIST_HEIGHT_PX, FEW = 640, 3
CHOICE, SAID = "review-application", "review-said"
PARAMETER, VERSION, BATCH = "application", "version", "batch"


def draw() -> None:
    """Draws the page."""
    app = the_app()
    table = app.store.applications
    items = table.to_review(st.query_params.get(BATCH)) or table.to_review()
    if not items:
        _draw_empty()
        return
    number = _chosen(items)
    _draw_head(items, number)
    asked = st.query_params.get(PARAMETER)
    if asked and asked != str(number):
        st.info(f"Application {plain(asked, 20)} has no documents; this one has.", icon=":material/info:")
    if said := st.session_state.pop(SAID, ""):
        st.toast(said, icon=":material/check_circle:")
    try:
        _draw_review(app, number)
    except JSeekerError as error:
        st.warning("These documents cannot be shown.", icon=":material/find_in_page:")
        st.text(error.message)


def _draw_empty() -> None:
    st.title("Review")
    with st.container(border=True):
        st.subheader("Nothing to review yet")
        st.markdown("Paste links of postings on the Batch page; each posting's documents can be looked through here.")
        link_to("batch", "Go to Batch")


def _chosen(items: tuple[ReviewItem, ...]) -> int:
    """The application that the address names, else the first of the list."""
    asked = st.query_params.get(PARAMETER, "")
    ids = [item.application_id for item in items]
    return int(asked) if asked.isdecimal() and int(asked) in ids else ids[0]


def _go(number: int | None) -> None:
    if number is not None:
        st.query_params[PARAMETER] = str(number)
        st.query_params.pop(VERSION, None)


def _draw_head(items: tuple[ReviewItem, ...], number: int) -> None:
    names = {item.application_id: option_name(item) for item in items}
    ids = list(names)
    before, after = neighbours(ids, number)
    title, choice = st.columns([2, 5], vertical_alignment="bottom")
    title.title("Review")
    with choice.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="right"):
        st.session_state[CHOICE] = number
        st.selectbox(
            f"Application ({ids.index(number) + 1} of {len(ids)})",
            ids,
            key=CHOICE,
            format_func=names.__getitem__,
            on_change=lambda: _go(st.session_state[CHOICE]),
        )
        with st.container(horizontal=True, wrap=False, width="content"):
            st.button(
                "Previous",
                icon=":material/arrow_back:",
                on_click=_go,
                args=(before,),
                disabled=before is None,
                help="The application before this one",
                shortcut="Alt+Up",
            )
            st.button(
                "Next",
                icon=":material/arrow_forward:",
                icon_position="right",
                on_click=_go,
                args=(after,),
                disabled=after is None,
                help="The application after this one",
                shortcut="Alt+Down",
            )


@dataclass(frozen=True, slots=True)
class _Desk:
    """What lies on the desk: an application's version as it is now, what is chosen for it, and what that looks like.

    `fault` says why the choices cannot be set; the pages shown are those of the version then.
    """

    application: Application
    versions: tuple[DocumentVersion, ...]
    version: DocumentVersion
    review: Review
    edits: Edits
    shown: Proof
    fault: str

    @property
    def posting(self) -> Posting:
        """The posting that the documents are for."""
        return self.review.record.posting


def _desk(app: App, number: int) -> _Desk:
    versions = app.store.applications.documents(number)
    version = _version(versions)
    review = _opened(app, number, version.number, _state(app, version, len(versions)))
    edits = Edits(app, review)
    shown, fault = _shown(app, review, edits)
    return _Desk(app.store.applications.get(number), versions, version, review, edits, shown, fault)


def _draw_review(app: App, number: int) -> None:
    desk = _desk(app, number)
    document, panel = st.columns([11, 9], gap="medium")
    with document:
        draw_pages(desk.shown, f"{desk.application.company}, {desk.application.role}")
        _draw_version(desk)
    with panel:
        _draw_card(app, desk)
        _draw_tabs(app, desk)


def _shown(app: App, review: Review, edits: Edits) -> tuple[Proof, str]:
    """The proof of what is chosen; where that cannot be made, that of the version as it is, and why."""
    try:
        return _proof(app, review, edits.choices, _state(app, review.version, dump(edits.choices))), ""
    except JSeekerError as error:
        if not edits.is_changed:
            raise
        return _proof(app, review, edits.saved, _state(app, review.version, dump(edits.saved))), error.message


def _version(versions: tuple[DocumentVersion, ...]) -> DocumentVersion:
    """The version that the address names, else the latest."""
    asked = st.query_params.get(VERSION, "")
    return next((one for one in versions if str(one.number) == asked), versions[-1])


def _state(app: App, version: DocumentVersion, more: object) -> str:
    """What a review rests on, as the name under which it is kept: the version, and the resume file as it is now."""
    resume = app.settings.resume
    changed = resume.stat().st_mtime_ns if resume.is_file() else 0
    return f"{app.settings.database_url}|{version.id}|{version.created_at}|{changed}|{more}"


@st.cache_resource(max_entries=KEPT_READY, show_spinner="Reading the documents…")
def _opened(_app: App, application_id: int, number: int, state: str) -> Review:  # noqa: ARG001 - the cache's key
    return open_review(_app, application_id, number)


@st.cache_resource(max_entries=KEPT_READY, show_spinner="Setting the pages…")
def _proof(_app: App, _review: Review, _choices: Choices, state: str) -> Proof:  # noqa: ARG001 - the cache's key
    return proof(_app, _review, _choices)


def _draw_version(desk: _Desk) -> None:
    version, versions, shown = desk.version, desk.versions, desk.shown
    made = f"{version.created_at.astimezone():%d %b %Y, %H:%M}"
    look = f"{plain(shown.choices.template, 60)}, {PAPERS[shown.choices.paper]}"
    if desk.edits.is_changed:
        st.caption(f"A preview ({look}); save it to have the files.")
    else:
        exact = "" if shown.is_written else " The picture was set anew; the file may differ in small things."
        st.caption(f"Version {version.number} of {len(versions)} · {look} · made {made}.{exact}")
    if len(versions) > 1:
        numbers = [one.number for one in versions]
        names = {one.number: f"v{one.number}{' ✓' if one.approved_at else ''}" for one in versions}
        key = f"review-version-{version.application_id}-{version.number}-{len(versions)}"
        st.segmented_control(
            "Versions (files once written never change)",
            numbers,
            default=version.number,
            format_func=names.__getitem__,
            key=key,
            required=True,
            on_change=lambda: st.query_params.update({VERSION: str(st.session_state[key])}),
        )


def _draw_card(app: App, desk: _Desk) -> None:
    application, origin = desk.application, desk.review.origin
    with st.container(border=True):
        st.subheader(f"{plain(application.company)} · {plain(application.role)}", anchor=False)
        st.markdown(" ".join(_badges(desk)))
        if desk.edits.is_changed:
            _draw_unsaved(app, desk)
        for note in desk.shown.notes:
            st.info(plain(note, 600), icon=":material/info:")
        if not origin.is_same:
            st.warning("The resume of these documents is not kept any more; your resume of today stands in for it.")
        elif origin.is_changed:
            st.info(
                "You changed your resume since these documents were made; this page works with the copy of then. "
                "To use the new one, run the link again with “again” ticked.",
                icon=":material/history:",
            )
        if not desk.edits.is_changed:
            _draw_steps(app, desk)


def _badges(desk: _Desk) -> list[str]:
    posting = desk.posting
    named = [fit_badge(desk.shown.score.overall)]
    site = ats_name(posting.source)
    if site:
        named.append(f":blue-badge[{plain(site, 40)}]")
    if posting.workplace is not None:
        named.append(f":gray-badge[{posting.workplace.value.replace('_', ' ').capitalize()}]")
    named += [f":gray-badge[{plain(place, 40)}]" for place in posting.locations[:1]]
    named.append(f":violet-badge[{status_word(desk.application.status)}]")
    if desk.version.approved_at is not None:
        named.append(":green-badge[:material/check: Approved]")
    return named


def _draw_unsaved(app: App, desk: _Desk) -> None:
    now = desk.shown.score.overall
    was = desk.version.score.overall if desk.version.score else now
    if desk.fault:
        st.error(plain(desk.fault, 600), icon=":material/warning:")
    else:
        fit = f" The fit is {now}, was {was}." if now != was else ""
        st.markdown(f":orange-badge[Not saved] The pages show your changes.{fit}")
    with st.container(horizontal=True):
        label, icon = "Save as a new version", ":material/save:"
        if st.button(label, type="primary", icon=icon, key="review-save", disabled=bool(desk.fault)):
            saved = save_revision(app, desk.review, desk.edits.choices)
            desk.edits.discard()
            st.query_params.pop(VERSION, None)
            st.session_state[SAID] = f"Version {saved.number} is written; the files before it stay as they are."
            st.rerun()
        st.button("Discard", icon=":material/undo:", on_click=desk.edits.discard, key="review-discard")


def _draw_steps(app: App, desk: _Desk) -> None:
    """The files, then the way on: approve, open the posting, say that it was sent."""
    version, application = desk.version, desk.application
    draw_downloads(version, key=f"review-{version.id}")
    with st.container(horizontal=True):
        if version.approved_at is None:
            st.button(
                "Approve",
                type="primary",
                icon=":material/check:",
                key="review-approve",
                on_click=lambda: app.store.applications.approve(version.id, app.clock.now()),
            )
        link = safe_link(desk.posting.apply_url or "") or safe_link(application.url)
        if link:
            st.link_button("Open the posting", link, icon=":material/open_in_new:")
        if application.status in (ApplicationStatus.SAVED, ApplicationStatus.TAILORED):
            st.button(
                "I applied",
                icon=":material/send:",
                key="review-applied",
                on_click=_applied,
                args=(app, application.id),
                help="Moves it to Applied, with today's date",
            )


def _applied(app: App, number: int) -> None:
    app.store.applications.move([number], ApplicationStatus.APPLIED, app.clock.now())


def _draw_tabs(app: App, desk: _Desk) -> None:
    review, edits = desk.review, desk.edits
    rows = wording_rows(review, desk.shown, edits)
    names = ["Fit", f"What changed ({len(rows)})" if rows else "What changed", "Lines", "Look"]
    fit, wordings, lines, look = st.tabs(names, key=f"review-tabs-{desk.application.id}")
    with fit:
        draw_fit(desk.shown, review)
    with wordings, st.container(height=LIST_HEIGHT_PX if len(rows) > FEW else "content", border=False):
        draw_wordings(rows, edits)
    with lines, st.container(height=LIST_HEIGHT_PX, border=False):  # the pages stay in view beside a long list
        draw_lines(review, desk.shown, edits)
    with look:
        draw_look(app, edits)


if __name__ == "__main__":
    draw()
