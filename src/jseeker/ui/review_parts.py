"""The parts of the Review page: pages and files, the fit, wordings against their sources, lines, the look."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import streamlit as st

from jseeker.app import App
from jseeker.app.revising import Proof, Review
from jseeker.model.codec import dump, load
from jseeker.model.documents import Paper
from jseeker.model.revision import Choices, DocumentVersion
from jseeker.render import template_names
from jseeker.ui.review_rows import (
    BandRow,
    ChangedRow,
    LineRow,
    accepted,
    changed_rows,
    diff_markdown,
    fit_bands,
    fit_colour,
    in_own_words,
    job_rows,
    matched_names,
    missing_rows,
    toggled,
    worded,
)
from jseeker.ui.words import plain

__all__ = [
    "PAPERS",
    "Edits",
    "draw_downloads",
    "draw_fit",
    "draw_lines",
    "draw_look",
    "draw_pages",
    "draw_wordings",
    "fit_badge",
    "wording_rows",
]

NAMES = {"pdf": "PDF", "docx": "Word", "md": "Markdown", "txt": "Text", "json": "JSON"}
PAPERS = {Paper.A4: "A4", Paper.LETTER: "Letter"}
LONGEST_LINE = 400
MOST_CHIPS = 40


class Edits:
    """The choices of one version that are not saved yet, kept as a draft in the database: no reload loses them."""

    def __init__(self, app: App, review: Review) -> None:
        self.saved = review.choices
        self._app = app
        self._name = f"review-{review.version.id}"

    @property
    def choices(self) -> Choices:
        """What is chosen now."""
        draft = self._app.store.drafts.get(self._name)
        try:
            return load(Choices, json.loads(draft)) if draft else self.saved
        except ValueError:  # another version of the program wrote it
            return self.saved

    @property
    def is_changed(self) -> bool:
        """Whether documents of these choices would be others than those of the version."""
        return _look_of(self.choices) != _look_of(self.saved)

    def put(self, choices: Choices) -> None:
        """Keeps other choices."""
        self._app.store.drafts.save(self._name, json.dumps(dump(choices)), self._app.clock.now())

    def key(self, name: str) -> str:
        """A name for a control, new after each `discard`, so that it shows the saved choice again."""
        return f"{self._name}-{st.session_state.get(self._name, 0)}-{name}"

    def discard(self) -> None:
        """Goes back to what the version shows."""
        self._app.store.drafts.save(self._name, "", self._app.clock.now())
        st.session_state[self._name] = st.session_state.get(self._name, 0) + 1


def _look_of(choices: Choices) -> Choices:
    """The choices as far as they are seen: what was accepted changes nothing, nor does the order in which lines were
    ticked."""
    shown, wordings = tuple(sorted(choices.shown)), tuple(sorted(choices.wordings))
    return replace(choices, shown=shown, wordings=wordings, accepted=())


def draw_pages(shown: Proof, name: str) -> None:
    """The pictures of the document's pages."""
    for number, picture in enumerate(shown.pictures, 1):
        with st.container(border=True, key=f"review-page-{number}"):
            st.image(picture, width="stretch", alt=f"Page {number} of the resume for {name}")


def draw_downloads(version: DocumentVersion, *, key: str) -> None:
    """A button for each document of a version; a file that is gone is said to be."""
    documents = [(name, Path(path)) for name, path in version.files if Path(name).stem in ("resume", "letter", "note")]
    with st.container(horizontal=True):
        for name, path in documents:
            ending = path.suffix.removeprefix(".")
            label = NAMES.get(ending, ending) if path.stem == "resume" else f"{path.stem.capitalize()} ({ending})"
            if path.is_file():
                icon, place = ":material/download:", f"{key}-{name}"
                # the bytes are read at the press, so that a page full of such buttons stays light
                st.download_button(label, path.read_bytes, file_name=name, key=place, icon=icon, on_click="ignore")
            else:
                st.button(f"{label} is gone", disabled=True, key=f"{key}-{name}", icon=":material/block:")


def draw_fit(shown: Proof, review: Review) -> None:
    """The five bands with their reasons, what is matched, and what is missing with the nearest true line."""
    matched, missing = matched_names(review.draft.match), missing_rows(shown.score)
    if matched:
        st.markdown("**Matched** " + " ".join(f":green-badge[{plain(name, 60)}]" for name in matched[:MOST_CHIPS]))
    if missing:
        st.markdown("**Not in your resume** :small[:gray[gaps are named, never filled]]")
    for row in missing[:MOST_CHIPS]:
        kind = "" if row.kind == "task" else f" :small[:gray[{row.kind}]]"
        near = f"  \n:small[:gray[Nearest of yours: {plain(row.nearest, LONGEST_LINE)}]]" if row.nearest else ""
        name = plain(row.name, 160)
        st.markdown(f"{name if row.kind == 'task' else f':orange-badge[{name}]'}{kind}{near}")
    st.markdown(f"**What makes the {shown.score.overall}**")
    for band in fit_bands(shown.score):
        _draw_band(band)


def _draw_band(band: BandRow) -> None:
    with st.container(gap=None):
        st.progress(band.share, text=f"**{band.name}** :gray[{band.points}]")
        if band.reasons:
            st.caption("  \n".join(plain(reason, LONGEST_LINE) for reason in band.reasons))


def wording_rows(review: Review, shown: Proof, edits: Edits) -> tuple[ChangedRow, ...]:
    """The changed lines of what is chosen now, and those of the version that were set back, where they stood."""
    written, chosen = review.explanation.printed, edits.choices
    before = changed_rows(written, review.profile, chosen, review.offered)
    rows = changed_rows((*shown.explanation.printed, *written), review.profile, chosen, review.offered)
    places = {row.line: place for place, row in enumerate(before)}
    return tuple(sorted(rows, key=lambda row: places.get(row.line, len(places))))


def draw_wordings(rows: Sequence[ChangedRow], edits: Edits) -> None:
    """Each changed line against its source, with Accept and Use the original."""
    if not rows:
        st.markdown("Every line stands just as you wrote it.")
        return
    st.caption("Struck out: your line. Bold: what the document says instead. Nothing says more than your own words.")
    for row in rows:
        with st.container(border=True):
            _draw_wording(row, edits)


def _draw_wording(row: ChangedRow, edits: Edits) -> None:
    state = ":gray-badge[your own words]" if row.is_own else ":green-badge[accepted]" if row.is_accepted else ""
    st.markdown(f":small[:gray[{row.kind}]] {state}")
    st.markdown(plain(row.own, LONGEST_LINE) if row.is_own else diff_markdown(row.changes))
    with st.container(horizontal=True):
        st.button(
            "Use the change" if row.is_own else "Accept",
            icon=":material/check:",
            key=edits.key(f"accept-{row.line}"),
            disabled=row.is_accepted and not row.is_own,
            on_click=lambda: edits.put(accepted(edits.choices, row)),
        )
        st.button(
            "Use the original",
            icon=":material/undo:",
            key=edits.key(f"own-{row.line}"),
            disabled=row.is_own,
            on_click=lambda: edits.put(in_own_words(edits.choices, row)),
        )


def draw_lines(review: Review, shown: Proof, edits: Edits) -> None:
    """All the person's lines by job, each to be shown or left out, and the summary."""
    st.caption("Tick what the document shall show. These are your own lines; to write a new one, go to Profile.")
    _draw_summary(review, edits)
    for place, job in enumerate(job_rows(review.profile, shown.explanation, edits.choices, review.offered)):
        st.markdown(f"**{plain(job.name)}**")
        for number, line in enumerate(job.lines):
            has_room = not line.is_shown or line.id in shown.choices.shown
            _draw_line(line, edits, f"{place}-{number}", has_room=has_room)


def _draw_line(line: LineRow, edits: Edits, name: str, *, has_room: bool) -> None:
    note = "" if has_room else " :orange-badge[no room]"
    key = edits.key(f"show-{name}")
    st.checkbox(
        f"{plain(line.text, LONGEST_LINE)}{note}",
        value=line.is_shown,
        key=key,
        help=plain(line.reason, LONGEST_LINE) or None,
        on_change=_toggle,
        args=(edits, line.id, key),
    )
    if line.is_shown and line.wordings:
        texts, wording = dict(line.wordings), edits.key(f"wording-{name}-{line.wording}")
        names = list(texts)
        st.selectbox(
            "Wording of the line above",
            names,
            index=names.index(line.wording) if line.wording in names else 0,
            format_func=texts.__getitem__,
            key=wording,
            label_visibility="collapsed",
            on_change=lambda: edits.put(worded(edits.choices, line.id, st.session_state[wording])),
        )


def _toggle(edits: Edits, line: str, key: str) -> None:
    edits.put(toggled(edits.choices, line, is_shown=bool(st.session_state[key])))


def _draw_summary(review: Review, edits: Edits) -> None:
    texts = {summary.id: summary.text for summary in review.profile.summaries if not summary.never}
    if len(texts) < 2:
        return
    key = edits.key("summary")
    names = list(texts)
    st.radio(
        "Summary",
        names,
        index=names.index(edits.choices.summary) if edits.choices.summary in names else None,
        format_func=lambda name: plain(texts[name], LONGEST_LINE),
        key=key,
        on_change=lambda: edits.put(replace(edits.choices, summary=st.session_state[key] or "")),
    )


def draw_look(app: App, edits: Edits) -> None:
    """Template, paper and number of pages; the picture follows at once."""
    names: Sequence[str] = template_names(app.settings.templates_dir)
    now = edits.choices
    template, paper, pages = (edits.key(name) for name in ("template", "paper", "pages"))

    def put() -> None:
        state = st.session_state
        edits.put(
            replace(
                edits.choices,
                template=state[template] or now.template,
                paper=state[paper] or now.paper,
                max_pages=state[pages] or now.max_pages,
            )
        )

    st.pills(
        "Template",
        names,
        default=now.template if now.template in names else None,
        key=template,
        format_func=lambda name: plain(name.replace("-", " ").capitalize(), 40),
        on_change=put,
        required=now.template in names,
    )
    st.segmented_control(
        "Paper", list(Paper), default=now.paper, key=paper, format_func=PAPERS.__getitem__, on_change=put, required=True
    )
    st.segmented_control("Pages, at most", [1, 2], default=now.max_pages, key=pages, on_change=put, required=True)


def fit_badge(fit: int | None) -> str:
    """The fit as a coloured badge, in Markdown; "" where it is unknown."""
    return "" if fit is None else f":{fit_colour(fit)}-badge[fit {fit}]"
