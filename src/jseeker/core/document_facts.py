"""What can be checked on a tailored resume as a document: its words, sections, contact, dates and numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jseeker.core.text import contains_phrase, fold, words
from jseeker.core.wording import and_list
from jseeker.model.profile import Section
from jseeker.model.resume import Entry, Line, TailoredResume

__all__ = ["DocumentFacts"]

_EXPECTED = (Section.SUMMARY, Section.WORK, Section.EDUCATION, Section.SKILLS)
GOOD_NUMBER_SHARE = 0.5  # half of the bullets with a number reads as results, not duties
MOST_PAGES = 2
_MONTH = re.compile(r"\d{2}/\d{4}")
_Check = tuple[float, str]


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """The facts of one document; each check gives the points earned and a sentence."""

    folded: tuple[str, ...]
    present: frozenset[Section]
    jobs: tuple[Entry, ...]
    bullets: tuple[Line, ...]
    has_email: bool
    has_phone: bool
    pages: int | None

    @classmethod
    def of(cls, resume: TailoredResume, pages: int | None) -> DocumentFacts:
        """The facts of a document of so many pages."""
        entries = [(part.section, entry) for part in resume.sections for entry in part.entries]
        links = [part.href or "" for part in resume.contact]
        return cls(
            folded=tuple(fold(word) for line in resume.lines() for word in (*words(line.text), "|")),
            present=frozenset(part.section for part in resume.sections),
            jobs=tuple(entry for section, entry in entries if section is Section.WORK),
            bullets=tuple(line for _, entry in entries for line in entry.bullets),
            has_email=any(link.startswith("mailto:") for link in links),
            has_phone=any(link.startswith("tel:") for link in links),
            pages=pages,
        )

    def says(self, name: str) -> bool:
        """True when the document has these words, in this order, whatever their case."""
        return contains_phrase(self.folded, tuple(fold(word) for word in words(name)))

    def sections(self, points: float) -> _Check:
        """The four sections that every system looks for."""
        missing = tuple(section.value for section in _EXPECTED if section not in self.present)
        told = f"Your resume has nothing for {and_list(missing)}." if missing else "All four usual sections are there."
        return points * (1 - len(missing) / len(_EXPECTED)), told

    def contact(self, points: float) -> _Check:
        """E-mail and phone."""
        missing = tuple(
            name
            for name, there in (("an e-mail address", self.has_email), ("a phone number", self.has_phone))
            if not there
        )
        told = f"Add {and_list(missing)}." if missing else "E-mail and phone are there."
        return points * (1 - len(missing) / 2), told

    def dates(self, points: float) -> _Check:
        """Every job with its months."""
        if not self.jobs:
            return 0.0, "There is no dated job."
        good = self.dated_jobs()
        told = f"{good} of {len(self.jobs)} jobs have their months."
        return points * (good / len(self.jobs)), told if good < len(self.jobs) else "Every job has its months."

    def dated_jobs(self) -> int:
        """The number of jobs that print months as MM/YYYY."""
        return sum(job.dates is not None and bool(_MONTH.search(job.dates.text)) for job in self.jobs)

    def numbers(self, points: float) -> _Check:
        """The share of bullets with a number in them."""
        if not self.bullets:
            return 0.0, "There are no lines below your jobs."
        counted = sum(any(char.isdigit() for char in line.text) for line in self.bullets)
        share = counted / len(self.bullets)
        return points * min(1.0, share / GOOD_NUMBER_SHARE), f"{counted} of {len(self.bullets)} lines have a number."

    def length(self, points: float) -> _Check:
        """At most two pages."""
        if self.pages is None or self.pages <= MOST_PAGES:
            return points, "The length is right." if self.pages else "The length is not known yet."
        return 0.0, f"{self.pages} pages are too many; use two at most."
