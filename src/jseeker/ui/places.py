"""The pages by name: what each is called, where it is found, and links from one to another.

Titles and addresses are fixed: bookmarks, links between pages and the documentation rest on them.
"""

from __future__ import annotations

import importlib
import logging
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from jseeker.errors import JSeekerError

__all__ = ["HOME", "PLACES", "Place", "all_pages", "drawn", "go_to", "link_to", "page_of"]

log = logging.getLogger(__name__)


class Place(NamedTuple):
    """One page: the module under `ui/pages` that draws it, its title, its icon (of the font that Streamlit ships) and
    the part of the menu it stands in."""

    module: str
    title: str
    icon: str
    part: str


PLACES: MappingProxyType[str, Place] = MappingProxyType(
    {
        "batch": Place("dashboard", "Batch", ":material/rocket_launch:", "Apply"),
        "review": Place("review", "Review", ":material/rate_review:", "Apply"),
        "history": Place("history", "History", ":material/history:", "Apply"),
        "applications": Place("applications", "Applications", ":material/view_kanban:", "Track"),
        "insights": Place("insights", "Insights", ":material/insights:", "Track"),
        "profile": Place("profile", "Profile", ":material/person:", "You"),
        "settings": Place("settings", "Settings", ":material/settings:", "You"),
    }
)
"""Every page by the last part of its address; the first is home (its address is `/`, too)."""

HOME = "batch"


def all_pages() -> dict[str, list[StreamlitPage]]:
    """The pages for the menu, by the part of it that they stand in."""
    menu: dict[str, list[StreamlitPage]] = {}
    for name, place in PLACES.items():
        menu.setdefault(place.part, []).append(page_of(name))
    return menu


def page_of(name: str) -> StreamlitPage:
    """One page, by its name in `PLACES`."""
    place = PLACES[name]
    return st.Page(_drawer(place.module), title=place.title, icon=place.icon, url_path=name, default=name == HOME)


def link_to(
    name: str,
    label: str = "",
    *,
    icon: str | None = None,
    query: Mapping[str, str] | None = None,
    width: Literal["content", "stretch"] = "content",
) -> None:
    """Draws a link to a page (`label`: its title where none is given); `query` are the parameters of its address."""
    place = PLACES[name]
    st.page_link(
        page_of(name), label=label or place.title, icon=icon or place.icon, query_params=dict(query or {}), width=width
    )


def go_to(name: str, query: Mapping[str, str] | None = None) -> None:
    """Leaves this page for another one; nothing after it is drawn."""
    st.switch_page(page_of(name), query_params=dict(query or {}))


def drawn(draw: Callable[[], None]) -> None:
    """Draws a page; an error is told in a sentence, and the menu stays."""
    try:
        draw()
    except JSeekerError as error:
        st.error("This page cannot be shown.", icon=":material/error:")
        st.text(error.message)
    except Exception:  # the page: whatever happened, a person gets a sentence and the menu stays
        log.exception("page failed")
        st.error("Something unexpected went wrong on this page; reload it, and report it if it stays.")


def _drawer(module: str) -> Callable[[], None]:
    """What draws a page, imported when it is asked for."""

    def draw() -> None:
        drawn(lambda: importlib.import_module(f"jseeker.ui.pages.{module}").draw())

    return draw
