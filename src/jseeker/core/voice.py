"""In which language a document speaks, and which of the person's wordings of a line and a summary it uses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jseeker.core.evidence import skill_key
from jseeker.core.similarity import Weights, cosine
from jseeker.core.skills import find_skills
from jseeker.core.text import contains_phrase, stems
from jseeker.core.wording import language_in_english
from jseeker.model.posting import ParsedPosting, Posting
from jseeker.model.profile import Profile, Section, SourceLine, Variant
from jseeker.model.resume import DroppedLine, Line, LineMode

__all__ = ["Voice"]

PROFILE_BONUS = 1.0  # a summary for the profile that was asked for outweighs any likeness (0–1)


@dataclass(frozen=True, slots=True)
class Voice:
    """The language and profile of one document, with what the posting asks for to choose wordings by."""

    profile: Profile
    language: str
    posting_language: str
    kind: str | None
    skills: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    wanted: str

    @classmethod
    def of(cls, profile: Profile, posting: Posting, parsed: ParsedPosting, kind: str | None) -> Voice:
        """The voice for a posting: its language where the resume has wording in it, else the resume's own."""
        asked = (posting.language or profile.language)[:2].casefold()
        language = asked if asked == profile.language or _has_wording(profile, asked) else profile.language
        skills = (*parsed.must_skills, *parsed.nice_skills)
        return cls(
            profile=profile,
            language=language,
            posting_language=asked,
            kind=kind,
            skills=frozenset(skill_key(found.skill) for found in skills),
            phrases=tuple(stems(found.name, language) for found in skills),
            wanted=" ".join(
                (posting.title, posting.title, *(found.name for found in skills), *parsed.responsibilities)
            ),
        )

    def line(self, source: SourceLine, section: Section, reason: str) -> Line:
        """The line in the wording that fits best: by language, then profile, then the posting's words."""
        fitting = [variant for variant in source.variants if self._speaks(variant.language)]
        best = max(fitting, key=self._fit, default=None)
        own_fits = self._speaks(source.language)
        if best is not None and (not own_fits or self._fit(best) > self._own_fit(source)):
            return Line(best.text, section, best.id, best.text, LineMode.VARIANT, reason)
        return Line(source.text, section, source.id, source.text, LineMode.VERBATIM, reason)

    def _speaks(self, language: str | None) -> bool:
        return (language or self.profile.language)[:2] == self.language

    def _fit(self, variant: Variant) -> tuple[bool, tuple[int, int]]:
        return bool(self.kind) and self.kind in variant.profiles, self._named(variant.text)

    def _own_fit(self, source: SourceLine) -> tuple[bool, tuple[int, int]]:
        return bool(self.kind) and self.kind in source.profiles, self._named(source.text)

    def _named(self, text: str) -> tuple[int, int]:
        """How many of the posting's skills a wording names, and how many in the posting's own words."""
        own = stems(text, self.language)
        known = {skill_key(span.skill) for span in find_skills(text, self.language)}
        return len(known & self.skills), sum(contains_phrase(own, phrase) for phrase in self.phrases)

    def summary(self) -> tuple[Line | None, tuple[DroppedLine, ...]]:
        """The summary nearest to the posting in the document's language, and why the others are left out."""
        shown = [summary for summary in self.profile.summaries if not summary.never]
        spoken = [summary for summary in shown if self._speaks(summary.language)] or shown
        weights = Weights((summary.text for summary in spoken), self.language)
        wanted = weights.vector(self.wanted)

        def fit(summary: SourceLine) -> float:
            bonus = PROFILE_BONUS if self.kind and self.kind in summary.profiles else 0.0
            return bonus + 10 * summary.always + cosine(wanted, weights.vector(summary.text))

        best = max(spoken, key=fit, default=None)
        left = tuple(
            DroppedLine(summary.id, summary.text, self._why_not(summary))
            for summary in self.profile.summaries
            if summary is not best
        )
        if best is None:
            return None, left
        return Line(best.text, Section.SUMMARY, best.id, best.text, reason=self._why(best, len(spoken))), left

    def _why(self, summary: SourceLine, rivals: int) -> str:
        if self.kind and self.kind in summary.profiles:
            return f"Your summary for {self.kind}."
        return "Your summary that is nearest to the posting." if rivals > 1 else "Your summary."

    def _why_not(self, summary: SourceLine) -> str:
        if summary.never:
            return "You asked never to show it."
        if not self._speaks(summary.language):
            other = language_in_english(summary.language or self.profile.language)
            return f"It is in {other}, and the document in {language_in_english(self.language)}."
        return "Another summary of yours is nearer to the posting."

    def notes(self, lines: Iterable[Line]) -> tuple[str, ...]:
        """What the person should know about the document's language, in sentences."""
        asked, own = language_in_english(self.posting_language), language_in_english(self.profile.language)
        if self.posting_language != self.language:
            return (f"The posting is in {asked} and your resume has no {asked} wording, so the document is in {own}.",)
        if self.language == self.profile.language:
            return ()
        sources = (*self.profile.summaries, *(line for item in self.profile.items for line in item.lines))
        foreign = {source.id for source in sources if not self._speaks(source.language)}
        left = sum(line.source_id in foreign for line in lines)
        if not left:
            return ()
        count = "1 line has" if left == 1 else f"{left} lines have"
        return (f"{count} no {asked} wording in your resume and stand{'s' if left == 1 else ''} in {own}.",)


def _has_wording(profile: Profile, language: str) -> bool:
    lines = (*profile.summaries, *(line for item in profile.items for line in item.lines))
    return any(
        (wording or "")[:2] == language
        for line in lines
        if not line.never
        for wording in (line.language, *(variant.language for variant in line.variants))
    )
