"""Why each line of a document stands where it stands: its source, how it was changed, and what was left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jseeker.core.word_diff import Change, word_diff
from jseeker.model.letter import Letter
from jseeker.model.profile import Profile, Section
from jseeker.model.resume import DroppedLine, Line, LineMode, TailoredResume

__all__ = ["ExplainedLine", "Explanation", "explain"]

# Why a line stands that is not chosen: by its section.
_ALWAYS = {
    Section.BASICS: "Your name and how to reach you always stand.",
    Section.SKILLS: "All your skills are shown, those that the posting asks for first.",
    Section.EDUCATION: "Your degrees always stand.",
    Section.CERTIFICATES: "Your certificates always stand.",
    Section.LANGUAGES: "Your languages always stand.",
}
_ALWAYS_IN_ENTRIES = "Titles, employers, places and dates stand as you wrote them."


@dataclass(frozen=True, slots=True)
class ExplainedLine:
    """One printed line: `changes` is the difference to the person's own line, empty where there is none."""

    section: str
    text: str
    source_id: str
    source_text: str
    mode: str
    reason: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """All printed lines in their order and all that were left out. `is_exact` tells that a fresh selection prints the
    same lines; else its reasons are the nearest that can be given."""

    printed: tuple[ExplainedLine, ...]
    dropped: tuple[DroppedLine, ...]
    is_exact: bool


def explain(
    record: Sequence[Mapping[str, Any]], fresh: TailoredResume, profile: Profile, letter: Letter | None = None
) -> Explanation:
    """The lines of a `provenance.json`, each with its reason out of a fresh selection (and a fresh `letter`) from the
    same profile."""
    lines = [*fresh.lines(), *((*letter.claims, *letter.note.claims) if letter is not None else ())]
    own = _own_words(profile)
    printed = tuple(_explained(entry, lines, own) for entry in record)
    shown = {line.source_id for line in printed} | {own[line.source_id][0] for line in printed if line.source_id in own}
    dropped = tuple(line for line in fresh.dropped if line.source_id not in shown)
    texts = [line.text for line in printed]
    return Explanation(printed, dropped, is_exact=texts == [line.text for line in lines])


def _own_words(profile: Profile) -> dict[str, tuple[str, str]]:
    """The id and text of the line that a variant is another wording of, by the variant's id."""
    lines = (line for item in profile.items for line in item.lines)
    return {variant.id: (line.id, line.text) for line in lines for variant in line.variants}


def _explained(entry: Mapping[str, Any], lines: Sequence[Line], own: Mapping[str, tuple[str, str]]) -> ExplainedLine:
    text, source_id, mode = str(entry["text"]), str(entry["source_id"]), str(entry["mode"])
    source_text = str(entry["source_text"])
    compared = own[source_id][1] if mode == LineMode.VARIANT and source_id in own else source_text
    is_changed = mode != LineMode.VERBATIM and compared != text
    return ExplainedLine(
        section=str(entry["section"]),
        text=text,
        source_id=source_id,
        source_text=source_text,
        mode=mode,
        reason=_reason(text, source_id, lines, own),
        changes=word_diff(compared, text) if is_changed else (),
    )


def _reason(text: str, source_id: str, lines: Sequence[Line], own: Mapping[str, tuple[str, str]]) -> str:
    """The reason of the fresh line with this text, else of one with this source."""
    near = {source_id, own[source_id][0] if source_id in own else source_id}
    near |= {variant for variant, (line_id, _) in own.items() if line_id in near}
    ranked = sorted(lines, key=lambda line: (line.text != text, line.source_id not in near))
    best = ranked[0] if ranked and (ranked[0].text == text or ranked[0].source_id in near) else None
    if best is None:
        return ""
    return best.reason or _ALWAYS.get(best.section, _ALWAYS_IN_ENTRIES)
