"""A person's choices about a document: read from its record, and made into marks on the resume that tailoring obeys.

What a revised document says is again written by `core.tailor` out of the person's own lines, and a model's wording goes
through the gate again: a choice can show or hide a line, never make one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from jseeker.core.explain import Explanation, explain
from jseeker.core.rewording import judged
from jseeker.core.selection import LINE_SECTIONS, Budget, choose_lines
from jseeker.model.match import Match
from jseeker.model.profile import Profile, ProfileItem, Section, SourceLine
from jseeker.model.resume import DroppedLine, LineMode, TailoredResume
from jseeker.model.revision import BY_MODEL, Choices
from jseeker.model.rewording import Rewording, RewordLine, RewordTask

__all__ = [
    "choices_of",
    "gives_way",
    "known",
    "line_of",
    "marked",
    "model_wordings",
    "reviewed",
    "rewordings_of",
]

Record = Sequence[Mapping[str, Any]]
ALL_LINES = 10**6
BESIDE = ("letter", "note")
"""What a record holds beside the resume's lines."""
BROUGHT_IN, LEFT_OUT = "You brought it in.", "Left out in review."


def line_of(profile: Profile) -> dict[str, str]:
    """The id of the line that each wording words, by the wording's id; a line is a wording of itself."""
    lines = (*profile.summaries, *(line for _, line in _lines(profile)))
    return {wording: line.id for line in lines for wording in (line.id, *(variant.id for variant in line.variants))}


def choices_of(record: Record, profile: Profile, look: Choices) -> Choices:
    """The choices that the lines of a `provenance.json` stand for; template, paper and pages are those of `look`.

    A line that the resume does not hold any more is passed over.
    """
    lines = line_of(profile)
    printed = [entry for entry in record if entry.get("source_id") in lines]
    bullets = [entry for entry in printed if entry.get("section") in LINE_SECTIONS]
    summaries = [entry for entry in printed if entry.get("section") == Section.SUMMARY]
    wordings = {lines[entry["source_id"]]: _wording(entry) for entry in (*bullets, *summaries[:1])}
    return replace(
        look,
        shown=tuple(dict.fromkeys(lines[entry["source_id"]] for entry in bullets)),
        summary=next((lines[entry["source_id"]] for entry in summaries), ""),
        wordings=tuple(wordings.items()),
        accepted=(),
    )


def model_wordings(records: Sequence[Record], profile: Profile) -> dict[str, str]:
    """The wordings that a model gave lines of the resume (not of a letter), by the ids of their lines, out of the
    records of all versions; the last wins."""
    lines, parts = line_of(profile), {*LINE_SECTIONS, Section.SUMMARY}
    entries = (entry for record in records for entry in record if entry.get("section") in parts)
    said = (entry for entry in entries if entry.get("mode") == LineMode.REWRITTEN)
    return {lines[entry["source_id"]]: str(entry["text"]) for entry in said if entry.get("source_id") in lines}


def known(choices: Choices, profile: Profile) -> Choices:
    """The choices without what the resume does not hold, or asks never to show."""
    shown = {line.id for item, line in _lines(profile) if not (line.never or item.never)}
    summaries = {summary.id for summary in profile.summaries if not summary.never}
    wordings = {*line_of(profile), *(group.id for group in profile.skills)}
    return replace(
        choices,
        shown=tuple(dict.fromkeys(line for line in choices.shown if line in shown)),
        summary=choices.summary if choices.summary in summaries else "",
        wordings=tuple(pair for pair in choices.wordings if pair[0] in wordings),
    )


def marked(profile: Profile, choices: Choices) -> Profile:
    """The profile as if the person had marked the chosen lines `always` and all others `never` in the resume file."""
    chosen = known(choices, profile)
    shown, own = set(chosen.shown), {line for line, wording in chosen.wordings if line == wording}
    items = tuple(
        replace(item, lines=tuple(_marked(line, line.id in shown) for line in item.lines))
        if item.section in LINE_SECTIONS
        else item
        for item in profile.items
    )
    skills = tuple(replace(group, aliases=()) if group.id in own else group for group in profile.skills)
    summaries = profile.summaries
    if chosen.summary:
        summaries = tuple(_marked(summary, summary.id == chosen.summary) for summary in summaries)
    return replace(profile, items=items, skills=skills, summaries=summaries)


def _marked(line: SourceLine, is_shown: bool) -> SourceLine:
    return replace(line, always=is_shown, never=line.never or not is_shown)


def rewordings_of(
    choices: Choices, profile: Profile, offered: Mapping[str, str], *, strict: bool = False
) -> tuple[Rewording, ...]:
    """The chosen wordings as tailoring takes them: the person's own as they are, a model's as the gate judges it."""
    chosen = dict(known(choices, profile).wordings)
    found: list[Rewording] = []
    bullets = (line for item, line in _lines(profile) if line.id != f"{item.id}.summary")
    for line in (*profile.summaries, *bullets):
        wording = chosen.get(line.id)
        if wording is None:
            continue
        if wording == BY_MODEL:
            found += _printed_as(line, _by_model(line, offered.get(line.id, ""), profile, strict=strict))
        else:
            found += _printed_as(line, _own(line, wording))
    return tuple(found)


def _by_model(line: SourceLine, text: str, profile: Profile, *, strict: bool) -> Rewording:
    """A model's wording, held against the person's own anew, wherever it was kept meanwhile; else the line itself."""
    task = RewordTask((RewordLine(line.id, line.text),), strict=strict)
    judgements = judged(task, ((line.id, text),), profile) if text else ()
    return next((one for one in judgements if one.text), _own(line, line.id))


def _own(line: SourceLine, wording: str) -> Rewording:
    variant = next((one for one in line.variants if one.id == wording), None)
    if variant is None:
        return Rewording(line.id, line.text, line.id, line.text, LineMode.VERBATIM)
    return Rewording(line.id, variant.text, variant.id, variant.text, LineMode.VARIANT)


def _printed_as(line: SourceLine, rewording: Rewording) -> Iterator[Rewording]:
    """The rewording, whichever of the line's wordings tailoring would print."""
    for wording in (line.id, *(variant.id for variant in line.variants)):
        yield replace(rewording, line_id=wording)


def gives_way(
    profile: Profile, match: Match, choices: Choices, kept: Sequence[str], *, kind: str | None = None
) -> tuple[str, ...]:
    """The shown lines in the order in which they give way where the page is full: the least worth first, the best line
    of each job after all others; those of `kept` never do."""
    selection = choose_lines(marked(profile, choices), match, Budget(ALL_LINES, profile=kind))
    ranked: list[tuple[bool, float, str]] = []
    for lines in selection.chosen.values():
        ranked += [(place == 0, choice.worth, choice.line.id) for place, choice in enumerate(lines)]
    return tuple(line for _, _, line in sorted(ranked) if line not in kept)


def reviewed(record: Record, fresh: TailoredResume, profile: Profile) -> Explanation:
    """The resume's printed lines and those left out, each with its reason: that of tailoring alone (`fresh`), or that
    the person chose otherwise."""
    told = explain([entry for entry in record if entry.get("section") not in BESIDE], fresh, profile)
    lines, texts = line_of(profile), {line.id: line.text for _, line in _lines(profile)}
    printed = tuple(
        replace(line, reason=BROUGHT_IN) if not line.reason and line.source_id in lines else line
        for line in told.printed
    )
    shown = {lines.get(line.source_id) for line in printed}
    chosen = dict.fromkeys(lines[line.source_id] for line in fresh.lines() if line.source_id in lines)
    left_out = tuple(DroppedLine(line, texts[line], LEFT_OUT) for line in chosen if line in texts and line not in shown)
    return replace(told, printed=printed, dropped=(*left_out, *told.dropped))


def _wording(entry: Mapping[str, Any]) -> str:
    return BY_MODEL if entry.get("mode") == LineMode.REWRITTEN else str(entry["source_id"])


def _lines(profile: Profile) -> Iterator[tuple[ProfileItem, SourceLine]]:
    """The lines that may be chosen one by one, each with its item."""
    for item in profile.items:
        if item.section in LINE_SECTIONS:
            yield from ((item, line) for line in item.lines)
