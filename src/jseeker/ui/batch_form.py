"""The upper half of the Batch page: paste box, saved pages, options, Start."""

from __future__ import annotations

from datetime import UTC, datetime

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
NO_TEMPLATE = "None"
MOST_NAMED = 5
"""Lines that are no links, and saved pages, named one by one."""


def draw_form() -> None:
    """Draws the form; only it is drawn again while one types (`draw_live` belongs to the page). A started batch is put
    into the address."""
    st.fragment(_form)()


def _form() -> None:
    app = the_app()
    for name in DRAFTS:
        st.session_state.setdefault(name, app.store.drafts.get(name))
    with st.container(border=True, key=f"{LIVE}-links"):
        st.text_area(
            "Job links, one per line",
            key=LINKS,
            height=132,
            placeholder="https://jobs.example.com/senior-data-engineer\nhttps://boards.example.com/acme/123",
            on_change=_keep_drafts,
        )
        pasted = checked(app, st.session_state[LINKS], _template(app))
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
    st.session_state.setdefault(WORKERS, min(MOST_WORKERS, app.settings.workers))
    st.slider("Workers", 1, MOST_WORKERS, key=WORKERS, help="How many postings are worked on at once.")
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
        st.text_area("Or the text of one posting", key=TEXT, height=120, on_change=_keep_drafts)


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


def _keep_drafts() -> None:
    app = the_app()
    for name in DRAFTS:
        if name in st.session_state:
            app.store.drafts.save(name, st.session_state[name], app.clock.now())


def _fill_from_template() -> None:
    """Puts the links of the template that was chosen into the box, under what stands there."""
    template = _template(the_app())
    if template is None:
        return
    before = [line for line in st.session_state[LINKS].splitlines() if line.strip()]
    st.session_state[LINKS] = "\n".join(dict.fromkeys((*before, *template.links)))
    if template.options.workers is not None:
        st.session_state[WORKERS] = min(MOST_WORKERS, template.options.workers)
    _keep_drafts()


def _files_key() -> str:
    return f"{FILES}-{st.session_state.get(FILES, 0)}"


def _given_files() -> tuple[GivenFile, ...]:
    files = tuple(GivenFile(file.name, file.getvalue()) for file in st.session_state.get(_files_key()) or ())
    text = st.session_state.get(TEXT, "").strip()
    return (*files, GivenFile("pasted.txt", text.encode())) if text else files


def _start() -> None:
    """Starts what stands in the form; the form is empty then, but for lines that are no links."""
    app = the_app()
    state = st.session_state
    wanted = Wanted(
        text=state[LINKS],
        files=_given_files(),
        workers=state.get(WORKERS, min(MOST_WORKERS, app.settings.workers)),
        template=_template(app),
        again=bool(state.get(AGAIN)),
        budget_usd=state.get(BUDGET),
    )
    try:
        batch, rest = begin(app, wanted)
    except JSeekerError as error:
        state[PROBLEM] = error.message
        return
    state[LINKS], state[TEXT] = rest, ""
    state[FILES] = state.get(FILES, 0) + 1
    state[TEMPLATE] = NO_TEMPLATE
    state.pop(AGAIN, None)
    _keep_drafts()
    st.query_params["batch"] = batch.id
    state[STARTED] = batch.id
