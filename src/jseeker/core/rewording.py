"""Rewording around the model, pure: what it is asked, what the gate lets through, and the resume with that in it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace

from jseeker.core.text import clean
from jseeker.core.truth import check_line
from jseeker.model.match import Match, RequirementKind
from jseeker.model.profile import Profile, Section, SourceLine
from jseeker.model.resume import Entry, Line, LineMode, ResumeSection, TailoredResume
from jseeker.model.rewording import Rewording, RewordLine, RewordTask

__all__ = ["LETTER_LINE", "input_hash", "judged", "reword_task", "reworded"]

LETTER_LINE = "letter:"
"""Before the id of a line that stands as a clause in the letter: it is judged against that clause."""

WANTED_MOST = 40
"""How many of the posting's words a model is told; more only cost money."""
WANTED_CHARS = 60
"""A skill's name is shorter; what is longer is a sentence of the posting, and those are not passed on."""
LONGER_MOST, LONGER_CHARS = 2, 80
"""A wording of more than twice its source and 80 characters is refused unread: it can only say more."""
TOO_LONG = "The line is far longer than your own."
_SKILLS = (RequirementKind.MUST_SKILL, RequirementKind.NICE_SKILL)


def reword_task(
    profile: Profile, resume: TailoredResume, match: Match, *, strict: bool, letter: Sequence[RewordLine] = ()
) -> RewordTask:
    """What a model is asked for a resume and the clauses of its `letter`: the summary, the bullets, the clauses, and
    the posting's skills that the person's lines answer.

    Names, employers, titles, dates, degrees and skills are not in it, and of the posting nothing but skills' names.
    """
    own = _sources(profile)
    printed = (line for line in _rewordable(resume) if line.source_id in own)
    lines = {line.source_id: RewordLine(line.source_id, line.text) for line in printed}
    lines |= {line.id: line for line in letter}
    answered = {evidence.requirement_id for evidence in match.evidence}
    names = (clean(asked.text) for asked in match.requirements if asked.kind in _SKILLS and asked.id in answered)
    wanted = tuple(dict.fromkeys(name for name in names if len(name) <= WANTED_CHARS))
    return RewordTask(tuple(lines.values()), wanted[:WANTED_MOST], resume.language, strict)


def input_hash(model: str, prompt_version: str, task: RewordTask) -> str:
    """The name under which an answer is kept: equal for an equal question to the same model."""
    asked = json.dumps([model, prompt_version, asdict(task)], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(asked.encode("utf-8", "replace")).hexdigest()


def judged(task: RewordTask, texts: Sequence[tuple[str, str]], profile: Profile) -> tuple[Rewording, ...]:
    """What the gate says of each changed line of an answer; lines that were not asked for are passed over.

    Each text is held against one wording of the person's at a time: first that of the line, then the others of the same
    line. The first that supports it is its source.
    """
    sources = _sources(profile)
    clauses = (line for line in task.lines if line.id.startswith(LETTER_LINE))
    sources |= {line.id: SourceLine(line.id, line.text) for line in clauses}
    aliases = tuple(pair for group in profile.skills for pair in group.aliases)
    said: dict[str, str] = {}
    for line_id, text in texts:
        said.setdefault(line_id, clean(text))
    changed = (line for line in task.lines if said.get(line.id, line.text) != clean(line.text) and said.get(line.id))
    return tuple(
        _judge(line, said[line.id], sources[line.id], aliases, strict=task.strict)
        for line in changed
        if line.id in sources
    )


def reworded(resume: TailoredResume, rewordings: Sequence[Rewording]) -> TailoredResume:
    """The resume with the accepted wordings in it, and beside each refused one's line the reason it stands as it is."""
    by_id = {rewording.line_id: rewording for rewording in rewordings}
    if not by_id:
        return resume
    sections = tuple(_section_with(section, by_id) for section in resume.sections)
    return replace(resume, sections=sections)


def _section_with(section: ResumeSection, by_id: Mapping[str, Rewording]) -> ResumeSection:
    paragraphs = section.paragraphs
    if section.section is Section.SUMMARY:
        paragraphs = tuple(
            _applied(line, by_id[line.source_id]) if line.source_id in by_id else line for line in paragraphs
        )
    return replace(section, paragraphs=paragraphs, entries=tuple(_with(entry, by_id) for entry in section.entries))


def _with(entry: Entry, by_id: Mapping[str, Rewording]) -> Entry:
    if not any(line.source_id in by_id for line in entry.bullets):
        return entry
    bullets = tuple(
        _applied(line, by_id[line.source_id]) if line.source_id in by_id else line for line in entry.bullets
    )
    return replace(entry, bullets=bullets)


def _applied(line: Line, rewording: Rewording) -> Line:
    if not rewording.text:
        return replace(line, reason=_joined(line.reason, f"A model's wording was refused: {rewording.refusal}"))
    return replace(
        line,
        text=rewording.text,
        source_id=rewording.source_id,
        source_text=rewording.source_text,
        mode=rewording.mode,
        reason=_joined(line.reason, "Reworded by a model; it says nothing that your line does not."),
    )


def _judge(
    line: RewordLine, text: str, source: SourceLine, aliases: tuple[tuple[str, str], ...], *, strict: bool
) -> Rewording:
    if len(text) > LONGER_MOST * len(line.text) + LONGER_CHARS:
        return Rewording(line.id, refusal=TOO_LONG)
    first = ""
    for wording_id, wording in _wordings(line, source):
        language = next((v.language for v in source.variants if v.id == wording_id), source.language)
        alone = replace(source, id=wording_id, text=wording, variants=(), language=language)
        refusal = check_line(text, alone, aliases, strict=strict)
        if refusal is None:
            return Rewording(line.id, text, wording_id, wording, _mode(text, wording, own=wording_id == source.id))
        first = first or refusal.sentence
    return Rewording(line.id, refusal=first)


def _wordings(line: RewordLine, source: SourceLine) -> Iterator[tuple[str, str]]:
    """The wordings of the person's that may support a text, that of the printed line first."""
    yield line.id, line.text
    others = ((source.id, source.text), *((variant.id, variant.text) for variant in source.variants))
    yield from ((wording_id, text) for wording_id, text in others if wording_id != line.id)


def _mode(text: str, wording: str, *, own: bool) -> LineMode:
    """A model that gives a wording of the person's back has not reworded it."""
    if text != clean(wording):
        return LineMode.REWRITTEN
    return LineMode.VERBATIM if own else LineMode.VARIANT


def _rewordable(resume: TailoredResume) -> Iterator[Line]:
    """The lines of a resume that are sentences: its summary and its bullets."""
    for section in resume.sections:
        if section.section is Section.SUMMARY:
            yield from section.paragraphs
        for entry in section.entries:
            yield from entry.bullets


def _sources(profile: Profile) -> dict[str, SourceLine]:
    """The person's lines and summaries by the ids of all their wordings."""
    lines = (*profile.summaries, *(line for item in profile.items for line in item.lines))
    return {name: line for line in lines for name in (line.id, *(variant.id for variant in line.variants))}


def _joined(reason: str, more: str) -> str:
    return f"{reason} {more}".strip()
