"""The upper half of the Batch page: paste box, saved pages, options, Start."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import streamlit as st

from jseeker.app import App
from jseeker.batch.submit import GivenFile
from jseeker.errors import JSeekerError
from jseeker.model.schedule import BatchTemplate
from jseeker.ui.live_box import LIVE
from jseeker.ui.paste import GivenKind, Pasted, summary_of_paste
from jseeker.ui.session import the_app
from jseeker.ui.start import MOST_WORKERS, Wanted, begin, checked
from jseeker.ui.words import plain

__all__ = ["SAVED_TYPES", "draw_form"]

SAVED_TYPES = ("html", "htm", "mhtml", "mht", "txt", "md", "json", "pdf", "docx")
"""The endings of saved postings."""
LINKS, TEXT, WORKERS, TEMPLATE, AGAIN, BUDGET = "links", "posting-text", "workers", "template", "again", "budget"
FILES, STARTED, PROBLEM = "files", "started", "start-problem"
DRAFTS = (LINKS, TEXT)
ROUND, INITIAL, FRESH = "form-round", "form-initial", "form-fresh"
NO_TEMPLATE = "None"
MOST_NAMED = 5
"""Lines that are no links, and saved pages, named one by one."""


def draw_form() -> None:
    """Draws the form; only it is drawn again while one types (`draw_live` belongs to the page). A started batch is put
    into the address."""
    st.fragment(_form)()


def _form() -> None:
    app = the_app()
    if not st.session_state.pop(FRESH, False) and _key(LINKS) not in st.session_state:
        _begin_round(app)  # a new session, or back from another page
        st.session_state.pop(FRESH)
    initial = st.session_state[INITIAL]
    with st.container(border=True, key=f"{LIVE}-links"):
        st.text_area(
            "Job links, one per line",
            initial[LINKS],
            key=_key(LINKS),
            height=132,
            placeholder="https://jobs.example.com/senior-data-engineer\nhttps://boards.example.com/acme/123",
            on_change=_keep_drafts,
        )
        pasted = checked(app, _value(LINKS), _template(app))
        st.caption(_told(pasted) or "Paste links as they are: an e-mail or a whole list will do.")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button("Start", type="primary", icon=":material/rocket_launch:", key="start", on_click=_start)
            with st.popover("Options", icon=":material/tune:"):
                _options(app)
            with st.popover("Saved page or text", icon=":material/upload_file:"):
                _saved_pages()
            st.caption(_model_line(app))
        _details(pasted)
    if st.session_state.pop(STARTED, None):
        st.rerun()


def _told(pasted: Pasted) -> str:
    extra = len(_given_files())
    return summary_of_paste(pasted, extra)


def _details(pasted: Pasted) -> None:
    """What is wrong, and what to do about it."""
    if problem := st.session_state.pop(PROBLEM, None):
        st.error(plain(problem, 600), icon=":material/error:")
    known = pasted.of(GivenKind.KNOWN)
    if known:
        st.checkbox(f"Make new versions for what has documents already ({len(known)})", key=AGAIN)
    refused = pasted.of(GivenKind.REFUSED)
    for given in refused[:MOST_NAMED]:
        st.caption(f":orange[Line {given.line}]: “{plain(given.text, 60)}”. {plain(given.note)}")
    if len(refused) > MOST_NAMED:
        st.caption(f"and {len(refused) - MOST_NAMED} more lines that are no links.")


def _options(app: App) -> None:
    templates = [template.name for template in app.store.templates.all()]
    if templates:
        st.selectbox(
            "Template",
            [NO_TEMPLATE, *templates],
            key=TEMPLATE,
            on_change=_fill_from_template,
            help="A list of links with options that you saved; it is put into the box above.",
        )
    workers = st.session_state[INITIAL][WORKERS]
    st.slider("Workers", 1, MOST_WORKERS, workers, key=_key(WORKERS), help="How many postings are worked on at once.")
    if app.settings.model is not None:
        st.number_input("Budget of this batch, US dollars", min_value=0.0, step=0.5, value=None, key=BUDGET)
    else:
        st.caption("The offline writer works without a key; name a model on the Settings page to have lines reworded.")


def _saved_pages() -> None:
    st.file_uploader(
        "Saved pages: what a site shows only to you",
        type=list(SAVED_TYPES),
        accept_multiple_files=True,
        key=_files_key(),
    )
    with st.container(key=f"{LIVE}-text"):
        text = st.session_state[INITIAL][TEXT]
        st.text_area("Or the text of one posting", text, key=_key(TEXT), height=120, on_change=_keep_drafts)


def _model_line(app: App) -> str:
    model = app.settings.model
    if model is None:
        return "Offline writer · no key, no cost"
    month = datetime.now(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    spent, budget = app.store.ledger.spent_since(month), app.settings.monthly_budget_usd
    of = f" of ${budget:,.2f}" if budget is not None else ""
    return f"{plain(model)} · \\${spent:,.2f}{of.replace('$', chr(92) + '$')} this month"


def _template(app: App) -> BatchTemplate | None:
    name = st.session_state.get(TEMPLATE, NO_TEMPLATE)
    return next((one for one in app.store.templates.all() if one.name == name), None) if name != NO_TEMPLATE else None


def _key(name: str) -> str:
    """The key of a field in this round of the form."""
    return f"{name}-{st.session_state.get(ROUND, 0)}"


def _value(name: str) -> Any:
    """What stands in a field."""
    return st.session_state.get(_key(name), st.session_state[INITIAL][name])


def _begin_round(app: App, workers: int | None = None) -> None:
    """Fills the form anew from the drafts. Fields get their text as their own, under new keys: what is put into the
    session state of a field may be lost before the browser shows it, and an empty one would be taken for the draft."""
    st.session_state[ROUND], st.session_state[FRESH] = st.session_state.get(ROUND, 0) + 1, True
    number = min(MOST_WORKERS, workers or app.settings.workers)
    st.session_state[INITIAL] = {name: app.store.drafts.get(name) for name in DRAFTS} | {WORKERS: number}


def _keep_drafts() -> None:
    app = the_app()
    for name in DRAFTS:
        app.store.drafts.save(name, _value(name), app.clock.now())


def _fill_from_template() -> None:
    """Puts the links of the template that was chosen into the box, under what stands there."""
    app = the_app()
    template = _template(app)
    if template is None:
        return
    before = [line for line in _value(LINKS).splitlines() if line.strip()]
    _keep_drafts()
    app.store.drafts.save(LINKS, "\n".join(dict.fromkeys((*before, *template.links))), app.clock.now())
    _begin_round(app, template.options.workers or _value(WORKERS))


def _files_key() -> str:
    return f"{FILES}-{st.session_state.get(FILES, 0)}"


def _given_files() -> tuple[GivenFile, ...]:
    files = tuple(GivenFile(file.name, file.getvalue()) for file in st.session_state.get(_files_key()) or ())
    text = _value(TEXT).strip()
    return (*files, GivenFile("pasted.txt", text.encode())) if text else files


def _start() -> None:
    """Starts what stands in the form; the form is empty then, but for lines that are no links."""
    app = the_app()
    state = st.session_state
    wanted = Wanted(
        text=_value(LINKS),
        files=_given_files(),
        workers=_value(WORKERS),
        template=_template(app),
        again=bool(state.get(AGAIN)),
        budget_usd=state.get(BUDGET),
    )
    try:
        batch, rest = begin(app, wanted)
    except JSeekerError as error:
        state[PROBLEM] = error.message
        return
    app.store.drafts.save(LINKS, rest, app.clock.now())
    app.store.drafts.save(TEXT, "", app.clock.now())
    _begin_round(app, wanted.workers)
    state[FILES] = state.get(FILES, 0) + 1
    state[TEMPLATE] = NO_TEMPLATE
    state.pop(AGAIN, None)
    st.query_params["batch"] = batch.id
    state[STARTED] = batch.id
