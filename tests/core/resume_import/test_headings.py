"""Which section a heading names."""

from __future__ import annotations

import pytest

from jseeker.core.resume_import.headings import section_of
from jseeker.core.wording import SUPPORTED_LANGUAGES, heading
from jseeker.model.profile import Section


@pytest.mark.parametrize(
    ("told", "section"),
    [
        ("WORK EXPERIENCE:", Section.WORK),
        ("Honors & Awards", Section.AWARDS),
        ("Skills / Tools", Section.SKILLS),
        ("Formação", Section.EDUCATION),
        ("Kenntnisse", Section.SKILLS),
        ("About me", Section.SUMMARY),
        ("References", Section.REFERENCES),
    ],
)
def test_usual_headings_are_known(told: str, section: Section) -> None:
    assert section_of(told) is section


@pytest.mark.parametrize("language", SUPPORTED_LANGUAGES)
def test_the_headings_that_we_print_are_known(language: str) -> None:
    for section in (Section.WORK, Section.EDUCATION, Section.SKILLS, Section.LANGUAGES, Section.CERTIFICATES):
        assert section_of(heading(section, language)) is section


@pytest.mark.parametrize("told", ["", "Experience in sales with many people over years", "Acme", "Worked hard"])
def test_other_texts_are_no_headings(told: str) -> None:
    assert section_of(told) is None
