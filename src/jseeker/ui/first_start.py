"""The first start without a resume: make one, bring one, or look around with the sample."""

from __future__ import annotations

import streamlit as st

from jseeker.app import App
from jseeker.app.first_resume import FirstJob, FirstResume
from jseeker.app.resume_place import content_for, put_resume
from jseeker.core.resume_import import read_foreign
from jseeker.core.resume_import.periods import iso_date
from jseeker.errors import JSeekerError
from jseeker.samples import sample_resume
from jseeker.ui.form_draft import FormDraft
from jseeker.ui.places import go_to
from jseeker.ui.session import the_app

__all__ = ["IMPORT_NOTES", "IMPORT_TYPES", "draw_first_start", "needs_resume"]

IMPORT_TYPES = ("yaml", "yml", "json", "zip", "docx", "pdf", "md", "txt")
"""The endings of the files that a resume can be read from."""
IMPORT_NOTES = "notes of the last import"
"""Where the sentences of an import stand in the session, for the Profile page."""
DRAFT = "first-start"


def needs_resume(app: App) -> bool:
    """True while there is no resume file: the pages lead to making one."""
    return not app.settings.resume.exists()


def draw_first_start() -> None:
    """Draws the three ways to a resume; when there is one the page is drawn again, with it."""
    app = the_app()
    with st.container(border=True):
        st.subheader("Welcome. Your resume comes first")
        st.markdown(
            "jSeeker picks the lines of **your own** resume that answer a posting. It never invents one, so it needs "
            "to know what you did. Everything stays on this computer."
        )
        form, bring, sample = st.tabs(["Write a short one", "Bring the one you have", "Try the sample"])
        with form:
            _draw_form(app)
        with bring:
            _draw_import(app)
        with sample:
            _draw_sample(app)


def _draw_form(app: App) -> None:
    draft = FormDraft(app, DRAFT)
    left, right = st.columns(2)
    with left:
        name = draft.text("Your name", "name", placeholder="Ana Example")
        label = draft.text("Your job title", "label", placeholder="Backend engineer")
        email = draft.text("E-mail", "email", placeholder="ana@example.org")
    with right:
        phone = draft.text("Phone", "phone")
        place = draft.text("Where you live", "place", placeholder="Lisbon, Portugal")
        url = draft.text("Web page or LinkedIn address", "url")
    summary = draft.area("Who you are, in one or two sentences", "summary", height=80)
    job, problem = _draw_job(draft)
    skills = draft.text("Your skills, with commas between them", "skills", placeholder="Python, SQL, Docker")
    languages = draft.text("Languages", "languages", placeholder="English (native), Spanish (B2)")
    st.caption("More jobs, schools and projects are added on the Profile page afterwards.")
    if not st.button("Make my resume", type="primary", key="first-start-make"):
        return
    if not name or problem:
        st.error(problem or "Your name is missing; write it in the first field.")
        return
    jobs = (job,) if job.employer else ()
    made = FirstResume(name, label, email, phone, url, summary, place, jobs, (), skills, languages)
    _put(app, made.text().encode())
    draft.clear()
    st.rerun()


def _draw_job(draft: FormDraft) -> tuple[FirstJob, str]:
    """The job of the form, and what is wrong with it ("" for nothing)."""
    st.markdown("**Your latest job** (leave it empty if there is none)")
    left, right = st.columns(2)
    with left:
        employer = draft.text("Employer", "employer")
        since = draft.text("Since", "since", placeholder="2021-03")
    with right:
        position = draft.text("What you were there", "position")
        until = draft.text("Until (empty: you are still there)", "until", placeholder="2024-06")
    lines = draft.area(
        "What you did there, one thing a line",
        "lines",
        height=120,
        placeholder="Built an API that serves 50,000 queries a day\nMentored 3 junior developers",
    )
    wrong = next((told for told in (since, until) if told and iso_date(told) is None), None)
    problem = f"“{wrong}” is no date; write it like 2021-03, or leave it empty." if wrong else ""
    if (position or lines) and not employer:
        problem = "The job has no employer; write its name, or empty the other fields of the job."
    done = tuple(line.strip(" -•*\t") for line in lines.splitlines() if line.strip(" -•*\t"))
    return FirstJob(employer, position, "", iso_date(since) or "", iso_date(until) or "", done), problem


def _draw_import(app: App) -> None:
    st.markdown(
        "A **PDF** or **Word** file, **LinkedIn**'s data export (ZIP), a **JSON Resume**, a **RenderCV** file or text. "
        "It is read on this computer."
    )
    given = st.file_uploader("Your resume", type=list(IMPORT_TYPES), key="first-start-file")
    if given is None or not st.button("Use this file", type="primary", key="first-start-import"):
        return
    try:
        draft = read_foreign(given.getvalue(), given.name)
    except JSeekerError as error:
        st.error("This file cannot be used.")
        st.text(error.message)
        return
    _put(app, draft.text.encode())
    st.session_state[IMPORT_NOTES] = draft.notes
    go_to("profile")  # which lists what was not understood


def _draw_sample(app: App) -> None:
    st.markdown(
        "The resume of **Marta Quintela**, an invented engineer. With it you see what jSeeker does before you tell it "
        "anything about you. Replace it on the Profile page when you are ready."
    )
    if st.button("Use the sample", key="first-start-sample"):
        _put(app, sample_resume())
        st.rerun()


def _put(app: App, content: bytes) -> None:
    place = app.settings.resume
    put_resume(place, content_for(place, content.decode()))
