"""The script that draws the menu and the page."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from jseeker.ui.script import entry


def test_the_first_page_is_batch(with_resume) -> None:
    shown = AppTest.from_file(entry.__file__, default_timeout=30).run()
    assert not shown.exception
    assert shown.title[0].value == "Batch"


def test_no_folder_of_pages_stands_beside_it() -> None:
    """Streamlit would make a menu of its file names, which a link straight to a page shows before this script runs."""
    assert not (Path(entry.__file__).parent / "pages").exists()
