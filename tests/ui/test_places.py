"""The pages, their names and the links between them."""

from __future__ import annotations

from importlib.util import find_spec

from streamlit.testing.v1 import AppTest

from jseeker.ui.places import HOME, PLACES


def test_batch_is_home_and_the_seven_pages_have_their_fixed_names() -> None:
    assert HOME == "batch"
    titles = [place.title for place in PLACES.values()]
    assert titles == ["Batch", "Review", "History", "Applications", "Insights", "Profile", "Settings"]
    assert list(PLACES) == [title.lower() for title in titles]


def test_every_page_has_its_module() -> None:
    for place in PLACES.values():
        assert find_spec(f"jseeker.ui.pages.{place.module}") is not None, place.title


def broken_page() -> None:
    from jseeker.errors import NotConfigured
    from jseeker.ui.places import drawn

    def draw() -> None:
        raise NotConfigured("The setting x cannot be 3; *mend* it.")

    drawn(draw)


def faulty_page() -> None:
    from jseeker.ui.places import drawn

    def draw() -> None:
        raise ZeroDivisionError("secret words of a posting")

    drawn(draw)


def test_an_error_that_a_person_can_mend_is_told_in_its_sentence() -> None:
    shown = AppTest.from_function(broken_page).run()
    assert not shown.exception
    assert shown.text[0].value == "The setting x cannot be 3; *mend* it."


def test_a_fault_of_the_program_is_told_without_its_words() -> None:
    shown = AppTest.from_function(faulty_page).run()
    assert not shown.exception
    assert "secret" not in shown.error[0].value
