"""The sheet that an import fills in."""

from __future__ import annotations

from jseeker.core.resume_import.draft import Sheet, unreadable


def test_a_value_that_is_there_stays_and_the_other_is_left() -> None:
    sheet = Sheet()
    for text in ("a@x.example", "a@x.example", "b@x.example", ""):
        sheet.fill("email", text, "e-mail")
    assert sheet.basics == {"email": "a@x.example"}
    assert sheet.unplaced == ["e-mail: b@x.example"]


def test_empty_values_and_empty_items_are_not_added() -> None:
    sheet = Sheet()
    sheet.add("work", {"name": "Acme", "highlights": [], "url": None})
    sheet.add("work", {"name": ""})
    assert sheet.tree["work"] == [{"name": "Acme"}]


def test_the_first_link_is_the_own_page_and_none_stands_twice() -> None:
    sheet = Sheet()
    for url in ("https://a.example", "https://b.example", "https://b.example"):
        sheet.link(url)
    assert sheet.basics == {"url": "https://a.example", "profiles": [{"url": "https://b.example"}]}


def test_a_refusal_names_the_file() -> None:
    assert unreadable("x.zip", "it is torn (save it again)").message == "x.zip: it is torn (save it again)."
