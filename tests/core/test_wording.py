"""The words that a document uses by itself."""

from __future__ import annotations

import pytest

from jseeker.core.wording import SUPPORTED_LANGUAGES, and_list, heading, month_year, period_text
from jseeker.model.profile import Period, Section


def test_every_language_has_every_heading() -> None:
    for language in SUPPORTED_LANGUAGES:
        for section in set(Section) - {Section.BASICS, Section.REFERENCES}:
            assert heading(section, language)


def test_the_english_headings_are_those_that_parsers_know() -> None:
    sections = (Section.SUMMARY, Section.WORK, Section.EDUCATION, Section.SKILLS, Section.CERTIFICATES)

    assert [heading(section, "en") for section in sections] == [
        "Summary", "Experience", "Education", "Skills", "Certifications"]  # fmt: skip
    assert heading(Section.WORK, "xx") == "Experience"


@pytest.mark.parametrize(
    ("period", "language", "text"),
    [
        (Period("2021-03", None), "en", "03/2021 – Present"),
        (Period("2021-03", None), "de", "03/2021 – heute"),
        (Period("2018", "2020-02-15"), "en", "2018 – 02/2020"),
        (Period("2022-05", "2022-05"), "en", "05/2022"),
        (Period(None, "2022"), "en", "2022"),
        (Period(), "en", ""),
    ],
)
def test_a_period_is_printed_with_months(period: Period, language: str, text: str) -> None:
    assert period_text(period, language) == text


def test_lists_read_well() -> None:
    assert [and_list(words) for words in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert month_year("2020-12-31") == "12/2020"
