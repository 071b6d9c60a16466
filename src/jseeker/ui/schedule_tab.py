"""The tab of schedules on the History page: which template runs when, told in plain words before it is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from functools import cache
from zoneinfo import available_timezones

import streamlit as st

from jseeker.app import App
from jseeker.app.schedules import add_schedule, has_starter, resume_schedule
from jseeker.batch.zones import local_zone_name
from jseeker.errors import JSeekerError
from jseeker.model.schedule import Schedule
from jseeker.ui.form_draft import FormDraft
from jseeker.ui.history_rows import WEEKDAYS, Rhythm, ScheduleRow, cron_of, preview_words, schedule_row
from jseeker.ui.words import plain

__all__ = ["draw_schedules"]

DRAFT = "schedule:new"
HOURS = [f"{hour:02d}:{minute:02d}" for hour in range(24) for minute in (0, 15, 30, 45)]
USUAL_TIME = "07:00"


def draw_schedules(app: App) -> None:
    """Draws the schedules, a warning where nothing would start them, and the form for another."""
    st.caption("A schedule runs a template by itself, at the times you choose.")
    schedules = app.store.schedules.all()
    if any(not one.paused for one in schedules) and not has_starter(app):
        st.warning(
            "No worker is running, so nothing starts by itself: schedules run while `jseeker ui` or `jseeker worker` "
            "runs. What was missed starts once, as soon as one does.",
            icon=":material/warning:",
        )
    for schedule in schedules:
        _draw_row(app, schedule, schedule_row(schedule, app.clock.now()))
    templates = [template.name for template in app.store.templates.all()]
    with st.expander("New schedule", icon=":material/add:", expanded=not schedules):
        if templates:
            _draw_form(app, templates)
        else:
            st.markdown("A schedule runs a template, and there is none yet: save one under **Templates** first.")


def _draw_row(app: App, schedule: Schedule, row: ScheduleRow) -> None:
    with st.container(border=True):
        told, when, press = st.columns([3, 3, 2], vertical_alignment="center")
        with told:
            st.markdown(f"**{plain(row.name, 80)}** runs {plain(schedule.template, 80)}")
            st.caption(plain(row.told))
        with when:
            st.markdown(f":orange[{row.next}]" if row.paused else row.next)
            st.caption(row.last)
        with press.container(horizontal=True, horizontal_alignment="right"):
            if row.paused:
                resumed = st.button("Resume", icon=":material/play_arrow:", key=f"schedule-resume-{schedule.id}")
                if resumed and _try(lambda: resume_schedule(app, row.name)):
                    st.rerun()
            else:
                paused = st.button("Pause", icon=":material/pause:", key=f"schedule-pause-{schedule.id}")
                if paused and _try(lambda: app.store.schedules.pause(row.name)):
                    st.rerun()
            with st.popover("Remove", icon=":material/delete:", key=f"schedule-remove-{schedule.id}"):
                st.markdown("Removes the schedule **for good**; its template and its batches stay.")
                sure = st.button("Remove for good", type="primary", key=f"schedule-sure-{schedule.id}")
                if sure and _try(lambda: app.store.schedules.remove(row.name)):
                    st.rerun()
        if row.problem:
            st.error(f"Its last run is kept back: {plain(row.problem, 400)}", icon=":material/error:")


def _try(command: Callable[[], object]) -> bool:
    """Gives a command; a refusal is told."""
    try:
        command()
    except JSeekerError as error:
        st.error(plain(error.message, 400), icon=":material/error:")
        return False
    return True


def _draw_form(app: App, templates: list[str]) -> None:
    draft = FormDraft(app, DRAFT, {"at": USUAL_TIME, "zone": local_zone_name()})
    left, right = st.columns(2)
    with left:
        name = draft.text("Name", "name", placeholder="Every morning")
        rhythm = Rhythm(draft.choice("When", "rhythm", [one.value for one in Rhythm]))
        weekday = draft.choice("Weekday", "weekday", WEEKDAYS) if rhythm is Rhythm.WEEKLY else WEEKDAYS[0]
    with right:
        template = draft.choice("Template", "template", templates)
        own = at = ""
        if rhythm is Rhythm.OWN:
            own = draft.text("Cron expression", "own", placeholder="0 7 * * 1-5")
        else:
            at = draft.choice("At", "at", HOURS)
        zone = draft.choice("Time zone", "zone", _zones())
    clock = time.fromisoformat(at or USUAL_TIME)
    cron = cron_of(rhythm, clock.hour, clock.minute, weekday, own)
    _draw_preview(app, cron, zone)
    wanted = st.button("Add schedule", type="primary", key="schedule-add")
    if wanted and _try(lambda: add_schedule(app, name, template, cron, zone)):
        draft.clear()
        st.rerun()


def _draw_preview(app: App, cron: str, zone: str) -> None:
    """What the schedule means, in words, and when it runs next."""
    if not cron:
        st.caption("Five fields: minute, hour, day, month, weekday. `0 7 * * 1-5` is seven on every workday.")
        return
    try:
        told, *runs = preview_words(cron, zone, app.clock.now())
    except JSeekerError as error:
        st.caption(f":orange[{plain(error.message, 300)}]")
        return
    st.info(f"{plain(told)}. Next: {'; '.join(runs)}.", icon=":material/event:")


@cache
def _zones() -> list[str]:
    """The names of all time zones, those of cities first."""
    names = [name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "SystemV/"))]
    return ["UTC", *sorted(names)]
