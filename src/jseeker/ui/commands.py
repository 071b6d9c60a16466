"""The commands on a batch, given from any page: what they change stands in the rows at once."""

from __future__ import annotations

import streamlit as st

from jseeker.errors import JSeekerError
from jseeker.model.batch import BatchProgress
from jseeker.ui.rows import commands_of
from jseeker.ui.session import the_app
from jseeker.ui.words import plain

__all__ = ["draw_commands", "draw_main_command", "give"]


def draw_commands(batch_id: str, progress: BatchProgress) -> None:
    """Draws a button for each command that the batch allows now."""
    for command in commands_of(progress):
        st.button(
            command.label,
            icon=command.icon,
            type="primary" if command.is_main else "secondary",
            key=f"{command.name}-{batch_id}",
            on_click=give,
            args=(command.name, batch_id),
            disabled=not command.is_allowed,
        )


def draw_main_command(batch_id: str, progress: BatchProgress) -> None:
    """Draws the one command that brings a batch on: resume, or retry what failed; nothing where there is none."""
    helpful = [command for command in commands_of(progress) if command.name in ("resume", "retry")]
    for command in helpful[:1]:
        key = f"list-{command.name}-{batch_id}"
        st.button(command.label, icon=command.icon, key=key, on_click=give, args=(command.name, batch_id))


def give(name: str, batch_id: str) -> None:
    """Gives a command; a refusal is told, and the rows that are drawn next say why."""
    app = the_app()
    now = app.clock.now()
    try:
        match name:
            case "pause":
                app.store.batches.pause(batch_id, now)
            case "resume":
                app.store.batches.resume(batch_id, now)
                if not app.live_workers():
                    st.toast("No worker is alive yet; the batch goes on by itself as soon as one is.")
            case "stop":
                app.stop(batch_id)
            case "retry":
                app.store.batches.retry(batch_id, now)
            case "remove":
                app.store.batches.remove(batch_id)
    except JSeekerError as error:  # it changed meanwhile
        st.toast(plain(error.message, 300), icon=":material/info:")
