"""Review: the documents beside the fit, each changed line against its source, other lines or another look, approve."""

from __future__ import annotations

import streamlit as st

from jseeker.app import App
from jseeker.app.revising import Proof, Review, open_review, proof, save_revision
from jseeker.core.ats import ats_name
from jseeker.errors import JSeekerError
from jseeker.model.application import Application, ApplicationStatus
from jseeker.model.codec import dump
from jseeker.model.posting import Posting
from jseeker.model.revision import Choices, DocumentVersion, ReviewItem
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
)
from jseeker.ui.review_rows import changed_rows, neighbours, option_name
from jseeker.ui.review_words import shown_as_is
from jseeker.ui.session import the_app
from jseeker.ui.words import safe_link

__all__ = ["draw"]

KEPT_READY = 24  # versions and proofs, so that going back and forth among a few costs nothing
CHOICE, SAID = "review-application", "review-said"
PARAMETER, VERSION, BATCH = "application", "version", "batch"


def draw() -> None:
    """Draws the page."""
    app = the_app()
    items = app.store.applications.to_review(st.query_params.get(BATCH))
    if not items:
        _draw_empty()
        return
    number = _chosen(items)
    _draw_head(items, number)
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
    """The application that the address names, else the first of the list; one of another list ends the list."""
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
    with choice.container(horizontal=True, vertical_alignment="bottom", wrap=False):
        st.button(
            "Previous",
            icon=":material/arrow_back:",
            on_click=_go,
            args=(before,),
            disabled=before is None,
            help="The application before this one",
            shortcut="Alt+Up",
        )
        st.session_state[CHOICE] = number
        st.selectbox(
            f"Application ({ids.index(number) + 1} of {len(ids)})",
            ids,
            key=CHOICE,
            format_func=names.__getitem__,
            on_change=lambda: _go(st.session_state[CHOICE]),
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


def _draw_review(app: App, number: int) -> None:
    application = app.store.applications.get(number)
    versions = app.store.applications.documents(number)
    version = _version(versions)
    review = _opened(app, number, version.number, _state(app, version, len(versions)))
    edits = Edits(review)
    shown = _proof(app, review, edits.choices, _state(app, version, dump(edits.choices)))
    document, panel = st.columns([11, 9], gap="medium")
    with document:
        draw_pages(shown, f"{application.company}, {application.role}")
        _draw_version(version, versions, shown, edits)
    with panel:
        _draw_card(app, application, version, shown, review, edits)
        _draw_tabs(app, review, shown, edits)


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


def _draw_version(version: DocumentVersion, versions: tuple[DocumentVersion, ...], shown: Proof, edits: Edits) -> None:
    made = f"{version.created_at.astimezone():%d %b %Y, %H:%M}"
    look = f"{shown.choices.template}, {PAPERS[shown.choices.paper]}"
    if edits.is_changed:
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


def _draw_card(
    app: App, application: Application, version: DocumentVersion, shown: Proof, review: Review, edits: Edits
) -> None:
    with st.container(border=True):
        st.subheader(f"{shown_as_is(application.company)} · {shown_as_is(application.role)}")
        st.markdown(" ".join(_badges(application, version, shown, review.record.posting)))
        if edits.is_changed:
            _draw_unsaved(app, review, shown, edits)
        for note in shown.notes:
            st.info(shown_as_is(note, 600), icon=":material/info:")
        if not review.origin.is_same:
            st.warning("The resume of these documents is not kept any more; your resume of today stands in for it.")
        elif review.origin.is_changed:
            st.info(
                "You changed your resume since these documents were made; this page works with the copy of then. "
                "To use the new one, run the link again with “again” ticked.",
                icon=":material/history:",
            )
        if not edits.is_changed:
            _draw_steps(app, application, version, review.record.posting)


def _badges(application: Application, version: DocumentVersion, shown: Proof, posting: Posting) -> list[str]:
    named = [fit_badge(shown.score.overall)]
    site = ats_name(posting.source)
    if site:
        named.append(f":blue-badge[{shown_as_is(site, 40)}]")
    if posting.workplace is not None:
        named.append(f":gray-badge[{posting.workplace.value.replace('_', ' ').capitalize()}]")
    named += [f":gray-badge[{shown_as_is(place, 40)}]" for place in posting.locations[:1]]
    named.append(f":violet-badge[{application.status.value.replace('_', ' ').capitalize()}]")
    if version.approved_at is not None:
        named.append(":green-badge[:material/check: Approved]")
    return named


def _draw_unsaved(app: App, review: Review, shown: Proof, edits: Edits) -> None:
    was = review.version.score.overall if review.version.score else shown.score.overall
    fit = f" The fit is {shown.score.overall}, was {was}." if shown.score.overall != was else ""
    st.markdown(f":orange-badge[Not saved] The pages show your changes.{fit}")
    with st.container(horizontal=True):
        if st.button("Save as a new version", type="primary", icon=":material/save:", key="review-save"):
            saved = save_revision(app, review, edits.choices)
            edits.discard()
            st.query_params.pop(VERSION, None)
            st.session_state[SAID] = f"Version {saved.number} is written; the files before it stay as they are."
            st.rerun()
        st.button("Discard", icon=":material/undo:", on_click=edits.discard, key="review-discard")


def _draw_steps(app: App, application: Application, version: DocumentVersion, posting: Posting) -> None:
    """The files, then the way on: approve, open the posting, say that it was sent."""
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
        link = safe_link(posting.apply_url or "") or safe_link(application.url)
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


def _draw_tabs(app: App, review: Review, shown: Proof, edits: Edits) -> None:
    changed = len(changed_rows(review.explanation, review.profile, edits.choices, review.offered))
    names = ["Fit", f"What changed ({changed})" if changed else "What changed", "Lines", "Look"]
    fit, wordings, lines, look = st.tabs(names, key=f"review-tabs-{review.version.application_id}")
    with fit:
        draw_fit(shown, review)
    with wordings:
        draw_wordings(review, edits)
    with lines:
        draw_lines(review, shown, edits)
    with look:
        draw_look(app, edits)


if __name__ == "__main__":
    draw()
