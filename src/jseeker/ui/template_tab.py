"""The tab of templates on the History page: links and options under a name, run again with one press."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from jseeker.app import App
from jseeker.core.words import counted
from jseeker.errors import JSeekerError, UsageError
from jseeker.model.schedule import BatchTemplate, TemplateOptions
from jseeker.render import template_names
from jseeker.ui.form_draft import FormDraft
from jseeker.ui.history_rows import options_words
from jseeker.ui.paste import GivenKind
from jseeker.ui.start import MOST_WORKERS, checked
from jseeker.ui.words import plain

__all__ = ["draw_templates"]

AS_SET = "as in Settings"
OPEN = "template-form"  # the name of the template that is edited, "" for a new one; not there while the form is closed
NEW_DRAFT = "template:new"
NAME_MAX = 200


def draw_templates(app: App) -> None:
    """Draws the templates, and the form while one is made or edited."""
    st.caption("A template is a list of links with options: run it again when you like, or on a schedule.")
    known = {template.name: template for template in app.store.templates.all()}
    opened = st.session_state.get(OPEN, "" if app.store.drafts.get(NEW_DRAFT) else None)
    if opened is None:
        st.button("New template", icon=":material/add:", key="template-new", on_click=_open, args=("",))
    else:
        _draw_form(app, known.get(opened))
    if not known and opened is None:
        with st.container(border=True):
            st.subheader("No templates yet", anchor=False)
            st.markdown("Keep the links of the boards you look at again and again, with their options, under a name.")
    for template in known.values():
        _draw_row(app, template)


def _open(name: str | None) -> None:
    st.session_state[OPEN] = name


def _draw_row(app: App, template: BatchTemplate) -> None:
    with st.container(border=True):
        told, press = st.columns([3, 2], vertical_alignment="center")
        with told:
            st.markdown(f"**{plain(template.name, 80)}**")
            options = options_words(template)
            st.caption(plain(counted(len(template.links), "link") + (f" · {options}" if options else ""), 300))
        with press.container(horizontal=True, horizontal_alignment="right"):
            if st.button("Run now", icon=":material/play_arrow:", key=f"template-run-{template.id}"):
                _run(app, template)
            edit = f"template-edit-{template.id}"
            st.button("Edit", icon=":material/edit:", key=edit, on_click=_open, args=(template.name,))
            with st.popover("Remove", icon=":material/delete:", key=f"template-remove-{template.id}"):
                st.markdown("Removes the template **for good**; its batches stay.")
                if st.button("Remove for good", type="primary", key=f"template-sure-{template.id}"):
                    _remove(app, template)


def _run(app: App, template: BatchTemplate) -> None:
    """Writes a batch of the template and opens it; a worker works it off."""
    try:
        with st.spinner("Starting"):
            batch, jobs = app.planned_template(template)
            app.check_model(batch.options.model)
            app.store.batches.create(batch, jobs)
    except JSeekerError as error:
        st.error(plain(error.message, 600), icon=":material/error:")
        return
    st.query_params["batch"] = batch.id
    st.rerun()


def _remove(app: App, template: BatchTemplate) -> None:
    try:
        app.store.templates.remove(template.name)
    except UsageError:
        st.error("A schedule runs this template; remove the schedule first.", icon=":material/error:")
        return
    except JSeekerError as error:
        st.error(plain(error.message, 600), icon=":material/error:")
        return
    st.rerun()


def _draw_form(app: App, template: BatchTemplate | None) -> None:
    """The form of a new template, or of one that is edited."""
    draft = FormDraft(app, NEW_DRAFT if template is None else f"template:{template.id}", _initial(template))
    with st.container(border=True):
        st.markdown("**New template**" if template is None else f"**Edit {plain(template.name, 80)}**")
        name = template.name if template is not None else draft.text("Name", "name", max_chars=NAME_MAX)
        links = draft.area("Links, one per line", "links", height=150, placeholder="https://jobs.example.com/42")
        pasted = checked(app, links, template)
        refused = pasted.of(GivenKind.REFUSED)
        for one in refused[:5]:
            st.caption(f":orange[Line {one.line}]: “{plain(one.text, 60)}”. {plain(one.note)}")
        st.caption(f"{counted(len(pasted.inputs), 'link')} so far.")
        with st.expander("Options", icon=":material/tune:"):
            options = _options(app, draft, template.options if template is not None else TemplateOptions())
        with st.container(horizontal=True):
            save = st.button("Save template", type="primary", key="template-save")
            leave = st.button("Discard", key="template-leave")
    if leave:
        _close(draft)
    if save:
        problem = _problem(app, name, len(pasted.inputs), len(refused), is_new=template is None)
        if problem := problem or "".join(draft.problems[:1]):
            st.error(problem, icon=":material/error:")
            return
        app.store.templates.save(name, pasted.inputs, options, app.clock.now(), replace=template is not None)
        _close(draft)


def _close(draft: FormDraft) -> None:
    draft.clear()
    st.session_state[OPEN] = None
    st.rerun()


def _problem(app: App, name: str, links: int, refused: int, *, is_new: bool) -> str:
    """What keeps the form from being saved; "" for nothing."""
    if not name:
        return "The template has no name; write one in the first field."
    if is_new and any(template.name == name for template in app.store.templates.all()):
        return "There is a template of that name already; edit that one, or choose another name."
    if refused:
        return f"{counted(refused, 'line')} cannot be used; put right what is marked, or take it out."
    return "" if links else "There are no links; paste at least one."


def _initial(template: BatchTemplate | None) -> dict[str, Any]:
    if template is None:
        return {}
    wishes = template.options
    return {
        "links": "\n".join(template.links),
        "look": wishes.template,
        "paper": wishes.paper,
        "pages": str(wishes.pages) if wishes.pages else None,
        "workers": wishes.workers,
        "model": wishes.model,
        "budget": wishes.budget,
        "titles": ", ".join(wishes.titles),
        "places": ", ".join(wishes.places),
        "again": wishes.again,
        "letter": wishes.letter,
        "strict": bool(wishes.strict),
    }


def _options(app: App, draft: FormDraft, before: TemplateOptions) -> TemplateOptions:
    """The options of the form; those that it does not show stay as they are."""
    left, right = st.columns(2)
    with left:
        look = draft.choice("Look", "look", [AS_SET, *template_names(app.settings.templates_dir)])
        pages = draft.choice("Pages", "pages", [AS_SET, "1", "2"])
        paper = draft.choice("Paper", "paper", [AS_SET, "a4", "letter"])
        titles = draft.text(
            "Only titles with one of", "titles", help="For links of whole boards: words with commas between them."
        )
    with right:
        workers = draft.number("Workers", "workers", 1, MOST_WORKERS, placeholder=AS_SET)
        model = draft.text("Model", "model", placeholder=AS_SET, help="none is the offline writer.")
        budget = draft.number("Budget of a run, US dollars", "budget", 0, placeholder=AS_SET)
        places = draft.text("Only places with one of", "places", help="For links of whole boards.")
    again = draft.check("Make new versions of what has documents already", "again")
    letter = draft.check("Write a letter, too", "letter")
    strict = draft.check("Strict: a model may only leave words out", "strict")
    return replace(
        before,
        template=None if look == AS_SET else look,
        pages=None if pages == AS_SET else int(pages),
        paper=None if paper == AS_SET else paper,
        titles=_listed(titles),
        places=_listed(places),
        workers=None if workers is None else int(workers),
        model=model or None,
        budget=budget,
        again=again,
        letter=letter,
        strict=strict or None,
    )


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
