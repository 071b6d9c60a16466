"""A form whose fields are kept in the database as they change: a reload, or a closed browser, loses none of them."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

import streamlit as st

from jseeker.app import App
from jseeker.ui.words import plain

__all__ = ["FormDraft"]


class FormDraft:
    """Fields of one form by name. `initial` are their values where nothing was typed yet; `problems` are the sentences
    about the fields drawn so far that cannot be used as they are."""

    def __init__(self, app: App, name: str, initial: Mapping[str, Any] | None = None) -> None:
        self._app, self._name = app, name
        self._turn = f"{name}.turn"
        st.session_state.setdefault(self._turn, 0)
        self.problems: list[str] = []
        self._values: dict[str, Any] = {**(initial or {}), **_read(app.store.drafts.get(name))}

    def __getitem__(self, field: str) -> Any:
        """The field's value as it is now."""
        return st.session_state.get(self._key(field), self._values.get(field, ""))

    @property
    def is_begun(self) -> bool:
        """True where something was typed that is kept."""
        return bool(self._app.store.drafts.get(self._name))

    def text(self, label: str, field: str, **looks: Any) -> str:
        """A line of text."""
        given = st.text_input(label, str(self._values.get(field) or ""), **self._wiring(field), **looks)
        return (given or "").strip()

    def area(self, label: str, field: str, **looks: Any) -> str:
        """Several lines of text."""
        given = st.text_area(label, str(self._values.get(field) or ""), **self._wiring(field), **looks)
        return (given or "").strip()

    def choice(self, label: str, field: str, options: Sequence[str], **looks: Any) -> str:
        """One of several words."""
        wanted = self._values.get(field)
        index = options.index(wanted) if wanted in options else 0
        return st.selectbox(label, options, index=index, **self._wiring(field), **looks) or options[0]

    def number(self, label: str, field: str, low: float, high: float = math.inf, **looks: Any) -> float | None:
        """A number; None where nothing stands. What is none is told below the field, and kept in `problems`.

        A line of text: Streamlit's own field for numbers cannot be emptied once it began with one.
        """
        wanted = self._values.get(field)
        first = "" if wanted is None else f"{wanted}"
        given = (st.text_input(label, first, **self._wiring(field), **looks) or "").strip()
        if not given:
            return None
        with suppress(ValueError):
            if low <= (number := float(given)) <= high:
                return number
        asked = f"from {low:g} to {high:g}" if high < math.inf else f"of at least {low:g}"
        self.problems.append(f"“{label}” is no number {asked}; write one, or leave it empty.")
        st.caption(f":red[{plain(self.problems[-1])}]")
        return None

    def check(self, label: str, field: str, **looks: Any) -> bool:
        """Yes or no."""
        return st.checkbox(label, bool(self._values.get(field)), **self._wiring(field), **looks)

    def clear(self) -> None:
        """Forgets what was typed: the fields show their first values again."""
        self._app.store.drafts.save(self._name, "", self._app.clock.now())
        st.session_state[self._turn] += 1

    def _wiring(self, field: str) -> dict[str, Any]:
        return {"key": self._key(field), "on_change": self._keep, "args": (field,)}

    def _key(self, field: str) -> str:
        return f"{self._name}.{st.session_state[self._turn]}.{field}"

    def _keep(self, field: str) -> None:
        kept = _read(self._app.store.drafts.get(self._name)) | {field: st.session_state[self._key(field)]}
        self._app.store.drafts.save(self._name, json.dumps(kept, ensure_ascii=False), self._app.clock.now())


def _read(text: str) -> dict[str, Any]:
    """The fields that were kept; none where another version kept something else."""
    try:
        kept = json.loads(text) if text else {}
    except ValueError:
        return {}
    return kept if isinstance(kept, dict) else {}
