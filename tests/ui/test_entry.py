"""The script that draws the menu and the page."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

import jseeker.ui.entry as entry


def test_the_first_page_is_batch(with_resume) -> None:
    shown = AppTest.from_file(entry.__file__, default_timeout=30).run()
    assert not shown.exception
    assert shown.title[0].value == "Batch"


def test_it_stands_apart_from_the_pages() -> None:
    """Streamlit would make a menu of file names out of a folder `pages` that it takes for its own."""
    assert "st.navigation" in Path(entry.__file__).read_text("utf-8")
