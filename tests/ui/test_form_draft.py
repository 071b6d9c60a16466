"""A form whose fields are kept as they change."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest


def _form() -> None:
    import streamlit as st

    from jseeker.ui.form_draft import FormDraft
    from jseeker.ui.session import the_app

    form = FormDraft(the_app(), "form", {"look": "b", "count": 3})
    given = {
        "name": form.text("Name", "name"),
        "note": form.area("Note", "note"),
        "look": form.choice("Look", "look", ["a", "b"]),
        "count": form.number("Count", "count", 1, 9),
        "sure": form.check("Sure", "sure"),
    }
    st.json({**given, "begun": form.is_begun})
    if st.button("Clear"):
        form.clear()
        st.rerun()


def opened() -> AppTest:
    return AppTest.from_function(_form).run()


def told(page: AppTest) -> str:
    return str(page.json[0].value)


FIRST = '{"name": "", "note": "", "look": "b", "count": 3.0, "sure": false, "begun": false}'


def test_nothing_typed_shows_the_first_values(own_home: Path) -> None:
    assert told(opened()).replace(",", ", ").replace(":", ": ").replace("  ", " ") == FIRST


def test_every_kind_of_field_survives_a_reload_and_is_forgotten_when_cleared(own_home: Path) -> None:
    page = opened()
    page.text_input[0].set_value(" Ana ").run()
    page.text_area[0].set_value("two\nlines").run()
    page.selectbox[0].set_value("a").run()
    page.text_input[1].set_value("7").run()
    page.checkbox[0].check().run()

    again = opened()
    assert not again.exception
    assert (again.text_input[0].value, again.text_area[0].value, again.selectbox[0].value) == (
        " Ana ",
        "two\nlines",
        "a",
    )
    assert (again.text_input[1].value, again.checkbox[0].value) == ("7", True)
    again.button[0].click().run()

    assert [one.value for one in (*again.text_input, again.checkbox[0])] == ["", "3", False]
    assert opened().text_area[0].value == ""


def test_a_number_is_emptied_and_stays_so(own_home: Path) -> None:
    page = opened()
    page.text_input[1].set_value("").run()

    assert '"count": null' in told(opened())


def test_what_is_no_number_is_told_and_not_taken(own_home: Path) -> None:
    page = opened()
    for given in ("ten", "12"):
        page.text_input[1].set_value(given).run()

        assert "is no number from 1 to 9; write one, or leave it empty." in page.caption[0].value.replace("\\", "")
        assert '"count": null' in told(page)
