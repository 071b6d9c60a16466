"""Profile: the resume file, block by block, checked while it is edited, and nothing lost."""

from __future__ import annotations

import streamlit as st

from jseeker.core.advice import advise
from jseeker.core.resume_export import ExportFormat, export_resume
from jseeker.core.resume_import import read_foreign
from jseeker.errors import JSeekerError, NotConfigured, ResumeInvalid
from jseeker.ui.first_start import IMPORT_NOTES, IMPORT_TYPES, draw_first_start, needs_resume
from jseeker.ui.profile_desk import Desk, Sheet
from jseeker.ui.profile_edits import with_value
from jseeker.ui.profile_forms import ROUND, Forms
from jseeker.ui.profile_rows import BASICS, BLOCKS, PLACE, PREFERENCES, summary_line, unsorted_of
from jseeker.ui.session import the_app
from jseeker.ui.words import plain

__all__ = ["draw"]

MAIN = ("Work", "Education", "Skills", "Projects", "Languages")
MORE, LIKES, FILE = "More", "Preferences", "Whole file"
VIEWS = ("Basics", *MAIN, MORE, LIKES, FILE)
SHOWN_PROBLEMS = 8
SHOWN_ADVICE = 6
SHOWN_TEXTS = 40
EDITOR_HEIGHT_PX = 520
EXPORTS = (
    (ExportFormat.JSON, "JSON Resume", "resume.json", "application/json"),
    (ExportFormat.YAML, "JSON Resume as YAML", "resume.yaml", "application/yaml"),
    (ExportFormat.RENDERCV, "RenderCV", "rendercv.yaml", "application/yaml"),
)


def draw() -> None:
    """Draws the page."""
    st.title("Profile", anchor=False)
    app = the_app()
    desk = Desk(app)
    if needs_resume(app) and not app.store.drafts.get("profile"):
        draw_first_start()
        return
    try:
        sheet = desk.sheet()
    except NotConfigured as error:
        st.error(plain(error.message, 600), icon=":material/error:")
        _draw_import(desk)
        return
    _draw_state(desk, sheet)
    left, right = st.columns([7, 3])
    with left:
        _draw_blocks(desk, sheet)
    with right:
        _draw_advice(desk, sheet)


def _fresh() -> None:
    """Lets every field forget what stood in it: the sheet is another one."""
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1


def _draw_state(desk: Desk, sheet: Sheet) -> None:
    """Whether the resume is valid, whether it is saved, and what to press."""
    problems = desk.problems(sheet)
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            _draw_badges(desk, sheet, problems)
            st.space("stretch")
            if sheet.is_draft:
                is_blocked = bool(problems) or desk.is_stale(sheet)
                st.button("Discard", icon=":material/undo:", key="profile-discard", on_click=_discard, args=(desk,))
                st.button(
                    "Save", type="primary", icon=":material/save:", key="profile-save", on_click=_save, args=(desk,),
                    disabled=is_blocked,
                )  # fmt: skip
            elif desk.can_undo():
                st.button(
                    "Undo the last save", icon=":material/undo:", key="profile-undo", on_click=_undo, args=(desk,)
                )
        st.caption(f"{plain(desk.path, 300)}. What you change is kept as a draft until you save it into this file.")
        if desk.is_stale(sheet):
            _draw_stale(desk, is_valid=not problems)
        if problems:
            told = "\n".join(f"- {plain(problem, 400)}" for problem in problems[:SHOWN_PROBLEMS])
            more = f"\n- and {len(problems) - SHOWN_PROBLEMS} more" if len(problems) > SHOWN_PROBLEMS else ""
            st.error(f"Mend this before you save:\n{told}{more}", icon=":material/error:")
        for note in (*sheet.notes, *st.session_state.get(IMPORT_NOTES, ())):
            st.info(plain(note, 400), icon=":material/info:")
        _draw_unsorted(desk, sheet)


def _draw_badges(desk: Desk, sheet: Sheet, problems: tuple[str, ...]) -> None:
    if problems:
        st.badge("Needs mending", color="red", icon=":material/error:")
    else:
        st.badge("Valid", color="green", icon=":material/check_circle:")
    if sheet.is_draft:
        st.badge("Not saved yet", color="orange", icon=":material/edit:")
    if not problems:
        profile = desk.profile(sheet)
        st.markdown(f"**{plain(profile.name, 60)}** · {summary_line(profile)}", width="content")


def _draw_stale(desk: Desk, *, is_valid: bool) -> None:
    """The file was changed elsewhere: which version stays is for the person to say."""
    st.warning(
        "The file was changed elsewhere since you began. Save yours (the other one is kept beside it), or take the "
        "other one and leave what you changed here.",
        icon=":material/sync_problem:",
    )
    with st.container(horizontal=True):
        st.button("Save mine", key="profile-mine", on_click=_save_over, args=(desk,), disabled=not is_valid)
        st.button("Take the file", key="profile-theirs", on_click=_discard, args=(desk,))


def _draw_unsorted(desk: Desk, sheet: Sheet) -> None:
    """What an import did not understand, until the person has dealt with it."""
    texts = unsorted_of(desk.tree(sheet) or {})
    if not texts:
        return
    with st.expander(f"{len(texts)} texts of your import were not understood", icon=":material/help:", expanded=True):
        st.caption("Copy what matters into its block below; then take the list away. Documents never show it.")
        st.text(
            "\n".join(texts[:SHOWN_TEXTS]) + (f"\nand {len(texts) - SHOWN_TEXTS} more" * (len(texts) > SHOWN_TEXTS))
        )
        st.button("I have dealt with them", key="profile-sorted", on_click=_sorted, args=(desk, sheet.turn))


def _sorted(desk: Desk, turn: int) -> None:
    desk.edit(turn, lambda tree: with_value(tree, ("meta", "jseeker", "unsorted"), None), "meta")


def _save(desk: Desk) -> None:
    try:
        desk.save()
    except JSeekerError as error:
        st.toast(plain(error.message, 300), icon=":material/error:")
        return
    st.session_state.pop(IMPORT_NOTES, None)
    _fresh()
    st.toast("Saved.", icon=":material/check:")


def _save_over(desk: Desk) -> None:
    try:
        kept = desk.save_over()
    except JSeekerError as error:
        st.toast(plain(error.message, 300), icon=":material/error:")
        return
    _fresh()
    st.toast(f"Saved; the other one is kept as {plain(kept.name)}." if kept else "Saved.", icon=":material/check:")


def _discard(desk: Desk) -> None:
    desk.discard()
    st.session_state.pop(IMPORT_NOTES, None)
    _fresh()


def _undo(desk: Desk) -> None:
    try:
        desk.undo()
    except JSeekerError as error:
        st.toast(plain(error.message, 300), icon=":material/error:")
        return
    _fresh()
    st.toast("The version before is back; press again for the later one.", icon=":material/undo:")


def _draw_blocks(desk: Desk, sheet: Sheet) -> None:
    view = st.pills(
        "Block", VIEWS, default="Basics", required=True, label_visibility="collapsed", key="profile-view", wrap=True
    )
    tree = desk.tree(sheet)
    if view == FILE or tree is None:
        _draw_file(desk, sheet)
        return
    forms = Forms(desk, sheet, tree)
    by_title = {block.title: block for block in BLOCKS}
    if view == "Basics":
        with st.container(border=True):
            forms.fields(("basics",), BASICS)
            st.markdown("**Where you live**")
            forms.fields(("basics", "location"), PLACE)
    elif view == LIKES:
        with st.container(border=True):
            forms.fields(("meta", "jseeker"), PREFERENCES)
    elif view == MORE:
        others = [title for title in by_title if title not in MAIN]
        forms.entries(by_title[st.selectbox("Which", others, key="profile-more", label_visibility="collapsed")])
    else:
        forms.entries(by_title[view or MAIN[0]])


def _draw_file(desk: Desk, sheet: Sheet) -> None:
    """The file as text, and the ways in and out."""
    st.caption("The whole file, as it is written. What you change here is checked like everything else.")
    key = f"profile.{st.session_state.get(ROUND, 0)}.{desk.stamp(sheet)}.text"
    st.text_area(
        "The file", sheet.text, height=EDITOR_HEIGHT_PX, key=key, label_visibility="collapsed",
        on_change=_rewrite, args=(desk, key),
    )  # fmt: skip
    left, right = st.columns(2)
    with left.container(border=True, height="stretch"):
        _draw_import(desk)
    with right.container(border=True, height="stretch"):
        _draw_export(desk, sheet)


def _rewrite(desk: Desk, key: str) -> None:
    desk.rewrite(st.session_state[key])


def _draw_import(desk: Desk) -> None:
    st.markdown("**Bring another resume**")
    st.caption("JSON Resume, RenderCV, LinkedIn's export (ZIP), Word, PDF or text. Your file stays until you save.")
    given = st.file_uploader("Resume", type=list(IMPORT_TYPES), key="profile-file", label_visibility="collapsed")
    if given is None or not st.button("Read it", icon=":material/upload_file:", key="profile-import"):
        return
    try:
        draft = read_foreign(given.getvalue(), given.name)
    except ResumeInvalid as error:
        st.error(plain(error.message, 600), icon=":material/error:")
        return
    desk.take_in(draft)
    _fresh()
    st.rerun()


def _draw_export(desk: Desk, sheet: Sheet) -> None:
    st.markdown("**Take it with you**")
    if desk.problems(sheet):
        st.caption("Mend the resume first; then it can be exported.")
        return
    for form, label, name, mime in EXPORTS:
        made = export_resume(sheet.text.encode(), desk.path.name, form)
        st.download_button(
            label, made.text, name, mime, on_click="ignore", key=f"profile-export-{form}", icon=":material/download:"
        )
        for note in made.notes:
            st.caption(plain(note, 300))


def _draw_advice(desk: Desk, sheet: Sheet) -> None:
    """What would make a valid resume better."""
    with st.container(border=True):
        st.markdown("**What would make it better**")
        if desk.problems(sheet):
            st.caption("Told as soon as the resume is valid.")
            return
        found = advise(desk.profile(sheet))
        if not found:
            st.caption("Nothing: it is complete.")
        for sentence in found[:SHOWN_ADVICE]:
            st.caption(plain(sentence, 300))
        if len(found) > SHOWN_ADVICE:
            with st.expander(f"{len(found) - SHOWN_ADVICE} more"):
                for sentence in found[SHOWN_ADVICE:]:
                    st.caption(plain(sentence, 300))


if __name__ == "__main__":
    draw()
