"""What all pages share: the application on this home and its database."""

from __future__ import annotations

import streamlit as st

from jseeker.app import App
from jseeker.config import Settings, load_settings

__all__ = ["the_app"]


def the_app() -> App:
    """The application on the settings of this moment; the database stays open from one refresh to the next.

    Raises:
        NotConfigured: a setting is not valid.
        StoreError: the database cannot be opened.
    """
    return _opened(load_settings().model_dump_json())


@st.cache_resource(max_entries=4, show_spinner=False, on_release=lambda app: app.close())
def _opened(settings: str) -> App:
    return App(Settings.model_validate_json(settings))
