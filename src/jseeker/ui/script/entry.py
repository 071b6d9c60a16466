"""The script that Streamlit runs at every interaction: the menu, and the page that it leads to."""

from __future__ import annotations

import streamlit as st

from jseeker.ui.places import all_pages
from jseeker.ui.theme import ICON, LOGO

__all__ = ["draw"]


def draw() -> None:
    """Draws the menu and the page that is open."""
    st.set_page_config(page_title="jSeeker", page_icon=str(ICON), layout="wide")
    st.logo(str(LOGO), size="large", icon_image=str(ICON))
    st.navigation(all_pages()).run()


if __name__ == "__main__":
    draw()
