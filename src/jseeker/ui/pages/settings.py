"""Settings: model and key, budget, documents, work, privacy, and whether everything works."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from typing import Any

import streamlit as st

from jseeker.app import App, profile_names
from jseeker.app.checks import State, findings
from jseeker.app.settings_file import read_settings_file, save_settings
from jseeker.errors import JSeekerError, KeyRefused
from jseeker.model.batch import MAX_WORKERS, MIN_WORKERS
from jseeker.render import template_names
from jseeker.ui.session import the_app
from jseeker.ui.settings_rows import Setting, exits, settings_by_name, verdict
from jseeker.ui.words import plain

__all__ = ["draw"]

PROBLEM = "settings-problem"
OFF, ON = "off", "on"
ICONS = {State.OK: ":green[:material/check_circle:]", State.NOTE: ":orange[:material/info:]"}
BROKEN_ICON = ":red[:material/error:]"


def draw() -> None:
    """Draws the page."""
    st.title("Settings", anchor=False)
    app = the_app()
    settings = settings_by_name(app.settings, read_settings_file(app.settings.config_file), os.environ)
    st.caption(f"Kept at once in {plain(app.settings.config_file)}; batches that were started stay as they are.")
    left, right = st.columns(2)
    with left:
        with st.container(border=True):
            _draw_model(app, settings)
        with st.container(border=True):
            _draw_reading(settings)
    with right:
        with st.container(border=True):
            _draw_documents(app, settings)
        with st.container(border=True):
            _draw_checks(app)
    with st.container(border=True):
        _draw_privacy(app)


def _draw_model(app: App, settings: dict[str, Setting]) -> None:
    st.markdown("**Wording and its cost**")
    _text(
        settings["model"],
        "Language model",
        placeholder="none: the offline writer",
        help="Empty for the offline writer, which needs no key. Else provider:name, with openai, anthropic, google or "
        "ollama as the provider. Its key is read from the environment, never kept.",
    )
    model = app.settings.model
    if model is None:
        st.caption("The offline writer picks and orders your own lines. It needs no key and costs nothing.")
    else:
        _draw_key(app, model)
    one, month = st.columns(2)
    with one:
        _text(settings["budget_usd"], "Budget of a batch, US dollars", placeholder="no limit")
    with month:
        _text(settings["monthly_budget_usd"], "Budget of a month, US dollars", placeholder="no limit")
    st.caption("A batch that reaches a budget pauses. A worker keeps the monthly budget that it was started with.")
    _toggle(settings["strict"], "Strict: a model may only leave words out")


def _draw_key(app: App, model: str) -> None:
    """Whether this process could speak to the model, and a press that asks the provider."""
    try:
        app.check_model(model)
    except JSeekerError as error:
        st.warning(plain(error.message, 400), icon=":material/key_off:")
        return
    if not st.button("Test the key", icon=":material/key:", key="settings-test-key"):
        return
    try:
        with st.spinner("Asking the provider"):
            is_known = asyncio.run(app.try_key(model))
    except KeyRefused:
        st.error(f"The key for {plain(model)} was refused; set another in the environment.", icon=":material/key_off:")
    except JSeekerError as error:
        st.error(plain(error.message, 400), icon=":material/key_off:")
    else:
        told = "The key is good." if is_known else "The key is set; the provider cannot be asked, the first call tells."
        st.success(told, icon=":material/key:")


def _draw_documents(app: App, settings: dict[str, Setting]) -> None:
    st.markdown("**Documents**")
    left, right = st.columns(2)
    with left:
        _choice(settings["template"], "Look", template_names(app.settings.templates_dir))
        _choice(settings["pages"], "Pages at most", ["1", "2"])
    with right:
        _choice(settings["paper"], "Paper", ["a4", "letter"])
        names = _profiles(app)
        if names:
            _choice(settings["profile"], "Preferred profile", ["none", *names])
    _text(settings["output_dir"], "Output folder", help="Empty: the folder output in the home of jSeeker.")


def _profiles(app: App) -> Sequence[str]:
    """The profiles that the resume names; none while it is missing or not valid."""
    try:
        return profile_names(app.resume.profile())
    except JSeekerError:
        return ()


def _draw_reading(settings: dict[str, Setting]) -> None:
    st.markdown("**Reading and working**")
    _slider(settings["workers"], "Workers: postings at once", MIN_WORKERS, MAX_WORKERS)
    _browser(settings["browser"])
    _text(
        settings["allow_hosts"],
        "Private hosts that may be opened",
        placeholder="none",
        help="HOST or HOST:PORT with commas between them. Links to private networks are refused but for these.",
    )


def _browser(setting: Setting) -> None:
    own = setting.value not in ("", "auto")
    options = [OFF, ON, setting.value] if own else [OFF, ON]
    shown = setting.value if own else ON if setting.value else OFF
    st.segmented_control(
        "Browser for pages that only scripts write",
        options,
        default=shown,
        required=True,
        help="Needs the extra [browser] and a Chromium. The path of another one can be set in the file.",
        **_wiring(setting),
    )
    _told(setting)


def _draw_privacy(app: App) -> None:
    st.markdown("**Privacy: what leaves this machine**")
    for one in exits(app.settings, os.environ):
        icon = ":orange[:material/north_east:]" if one.is_open else ":green[:material/lock:]"
        st.markdown(f"{icon} **{plain(one.what)}** {plain(one.told, 600)}")


def _draw_checks(app: App) -> None:
    st.markdown("**Does everything work?**")
    if not st.button("Check now", icon=":material/stethoscope:", key="settings-check"):
        st.caption("Looks at the home, the resume, the database, the documents, the model and the workers.")
        return
    with st.spinner("Checking"):
        found = list(findings(app))
    for finding in found:
        icon = ICONS.get(finding.state, BROKEN_ICON)
        st.markdown(f"{icon} **{plain(finding.name)}** {plain(finding.message, 400)} {plain(finding.remedy, 300)}")
    st.caption(plain(verdict(found)))


def _text(setting: Setting, label: str, **looks: Any) -> None:
    given = "" if setting.value is None else setting.value
    st.text_input(label, ", ".join(given) if isinstance(given, list) else str(given), **_wiring(setting), **looks)
    _told(setting)


def _slider(setting: Setting, label: str, low: int, high: int) -> None:
    st.slider(label, low, high, value=int(setting.value), **_wiring(setting))
    _told(setting)


def _toggle(setting: Setting, label: str) -> None:
    st.toggle(label, bool(setting.value), **_wiring(setting))
    _told(setting)


def _choice(setting: Setting, label: str, options: Sequence[str]) -> None:
    shown = str(setting.value or "none")
    known = options if shown in options else [shown, *options]
    st.selectbox(label, known, index=list(known).index(shown), **_wiring(setting))
    _told(setting)


def _wiring(setting: Setting) -> dict[str, Any]:
    """The key holds the value: one that is changed elsewhere is shown, and not what the field remembers."""
    key = f"settings.{setting.name}.{setting.value}"
    return {"key": key, "on_change": _save, "args": (setting.name, key), "disabled": setting.is_locked}


def _told(setting: Setting) -> None:
    """What is to be said below a field: who else sets it, or why it was not kept."""
    if setting.is_locked:
        st.caption(f":material/lock: Set by {setting.variable} in the environment.")
    problem = st.session_state.get(PROBLEM, {}).get(setting.name)
    if problem:
        st.caption(f":red[{plain(problem, 400)}]")


def _save(name: str, key: str) -> None:
    """Keeps one value in the file; what is wrong with it is told below its field."""
    given = st.session_state[key]
    word = "" if given is None else str(given)
    try:
        save_settings({name: word})
    except JSeekerError as error:
        st.session_state[PROBLEM] = {name: error.message}
        return
    st.session_state[PROBLEM] = {}
    st.toast("Saved.", icon=":material/check:")


if __name__ == "__main__":
    draw()
