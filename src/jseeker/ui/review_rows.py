"""What the Review page shows, as plain values: the fit, the lines and their sources, what may be chosen. No drawing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from jseeker.core.explain import ExplainedLine, Explanation
from jseeker.core.match import WHOLE
from jseeker.core.revision import line_of
from jseeker.core.score import ANSWERED
from jseeker.core.selection import LINE_SECTIONS
from jseeker.core.text import shorten
from jseeker.core.word_diff import Change, Kept, word_diff
from jseeker.model.match import Match, RequirementKind, Score
from jseeker.model.profile import Profile, ProfileItem, SourceLine
from jseeker.model.resume import LineMode
from jseeker.model.revision import BY_MODEL, Choices, ReviewItem
from jseeker.ui.words import plain

__all__ = [
    "BandRow",
    "ChangedRow",
    "JobRows",
    "LineRow",
    "MissingRow",
    "accepted",
    "changed_rows",
    "diff_markdown",
    "fit_bands",
    "fit_colour",
    "in_own_words",
    "job_rows",
    "matched_names",
    "missing_rows",
    "neighbours",
    "option_name",
    "toggled",
    "worded",
]

GOOD_FIT, FAIR_FIT = 75, 50
HARDLY_ANY = 0.5  # of the old line's letters: below that the eye finds no line among the pieces
LONGEST = 2_000
"""Letters of one line that are shown: more would be no line of a resume."""
_COLOURS = {Kept.REMOVED: "red", Kept.ADDED: "green"}
_SKILLS = (RequirementKind.MUST_SKILL, RequirementKind.NICE_SKILL)
_KINDS = {
    RequirementKind.MUST_SKILL: "must-have",
    RequirementKind.NICE_SKILL: "nice to have",
    RequirementKind.RESPONSIBILITY: "task",
    RequirementKind.YEARS: "years",
    RequirementKind.DEGREE: "degree",
    RequirementKind.LANGUAGE: "language",
}
_MODES = {
    LineMode.VARIANT: "Your other wording",
    LineMode.ALIAS: "The posting's name for your skill",
    LineMode.REWRITTEN: "Reworded by a model",
}


@dataclass(frozen=True, slots=True)
class BandRow:
    """One band of the fit: its share (0–1) for a bar, its points in words, and a sentence for each reason."""

    name: str
    share: float
    points: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MissingRow:
    """One thing asked for that the resume does not show, and the person's nearest true line ("" where none is near)."""

    name: str
    kind: str
    nearest: str


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """One line that may stand otherwise than the person wrote it: `changes` lead from `own` to `changed`.

    `choice` is what to name to have it changed ("" for a skills line in the posting's words), `is_own` whether it
    stands in the person's words now, `is_accepted` whether the person agreed to the change.
    """

    line: str
    kind: str
    own: str
    changed: str
    changes: tuple[Change, ...]
    choice: str
    is_own: bool
    is_accepted: bool


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line of the person's that may be shown or not, with the reason why it is or is not.

    `wordings` are (name, text) pairs where there are several, the line as it stands in the resume file first; `wording`
    names the chosen one.
    """

    id: str
    text: str
    is_shown: bool
    reason: str
    wordings: tuple[tuple[str, str], ...] = ()
    wording: str = ""


@dataclass(frozen=True, slots=True)
class JobRows:
    """The lines of one job or project under its name."""

    name: str
    lines: tuple[LineRow, ...]


def fit_colour(fit: int | None) -> str:
    """The colour of a fit: green for a good one, orange for a fair one, red for a poor one, gray where unknown."""
    if fit is None:
        return "gray"
    return "green" if fit >= GOOD_FIT else "orange" if fit >= FAIR_FIT else "red"


def fit_bands(score: Score) -> tuple[BandRow, ...]:
    """The bands of a score, in their order."""
    return tuple(
        BandRow(band.name, _share(band.points, band.out_of), f"{band.points:g} of {band.out_of:g}", band.reasons)
        for band in score.bands
    )


def _share(points: float, out_of: float) -> float:
    return min(1.0, max(0.0, points / out_of)) if out_of else 0.0


def matched_names(match: Match) -> tuple[str, ...]:
    """The skills asked for that some line answers, must-haves first, each once."""
    answered = {one.requirement_id for one in match.evidence if one.strength >= ANSWERED}
    asked = (needed for kind in _SKILLS for needed in match.requirements if needed.kind is kind)
    return tuple(dict.fromkeys(needed.text for needed in asked if needed.id in answered))


def missing_rows(score: Score) -> tuple[MissingRow, ...]:
    """What nothing answers, the weightiest first."""
    return tuple(
        MissingRow(gap.requirement.text, _KINDS[gap.requirement.kind], gap.nearest_text or "")
        for gap in score.gaps
        if gap.requirement.id != WHOLE
    )


def changed_rows(
    printed: Sequence[ExplainedLine], profile: Profile, choices: Choices, offered: Mapping[str, str]
) -> tuple[ChangedRow, ...]:
    """The printed lines that stand otherwise than the person wrote them, or that a model worded: each to be accepted,
    or set back to the person's own words. Of a line that is there twice the first counts."""
    chosen, lines = dict(choices.wordings), line_of(profile)
    texts = {line.id: line.text for item in profile.items for line in item.lines}
    texts |= {summary.id: summary.text for summary in profile.summaries}
    rows: dict[str, ChangedRow] = {}
    for line in printed:
        if line.changes:
            row = _changed(line, lines.get(line.source_id, line.source_id), texts)
            rows.setdefault(row.line, row)
    for line_id, text in offered.items():
        if line_id in (*choices.shown, choices.summary) and line_id in texts and text != texts[line_id]:
            own = texts[line_id]
            rows.setdefault(line_id, _row(line_id, LineMode.REWRITTEN, own, text, BY_MODEL))
    return tuple(
        replace(row, is_own=chosen.get(row.line) == row.line, is_accepted=row.line in choices.accepted)
        for row in rows.values()
    )


def _changed(line: ExplainedLine, line_id: str, texts: Mapping[str, str]) -> ChangedRow:
    mode = LineMode(line.mode)
    choice = {LineMode.REWRITTEN: BY_MODEL, LineMode.VARIANT: line.source_id}.get(mode, "")
    return _row(line_id, mode, texts.get(line_id, line.source_text), line.text, choice)


def _row(line_id: str, mode: LineMode, own: str, changed: str, choice: str) -> ChangedRow:
    return ChangedRow(line_id, _MODES.get(mode, ""), own, changed, word_diff(own, changed), choice, False, False)


def diff_markdown(changes: Sequence[Change]) -> str:
    """What went (struck out, red) and what came (bold, green) among the words that stayed, as safe Markdown.

    Where hardly a word stayed (another language), the old line as a whole stands above the new one.
    """
    before = "".join(change.text for change in changes if change.kind is not Kept.ADDED)
    after = "".join(change.text for change in changes if change.kind is not Kept.REMOVED)
    same = sum(len(change.text) for change in changes if change.kind is Kept.SAME)
    if same < HARDLY_ANY * len(before):
        return f":red[~~{plain(before, LONGEST)}~~]  \n:green[**{plain(after, LONGEST)}**]"
    parts: list[str] = []
    for change in changes:
        text = plain(change.text, LONGEST)
        if text and change.kind is not Kept.SAME:
            marked = f"~~{text}~~" if change.kind is Kept.REMOVED else f"**{text}**"
            text = f":{_COLOURS[change.kind]}[{marked}]"
        before, after = (" " if blank else "" for blank in (change.text[:1].isspace(), change.text[-1:].isspace()))
        parts.append(f"{before}{text}{after}")
    return "".join(parts).strip()


def in_own_words(choices: Choices, row: ChangedRow) -> Choices:
    """The choices with that line in the person's own words."""
    wordings = {**dict(choices.wordings), row.line: row.line}
    accepted_lines = tuple(line for line in choices.accepted if line != row.line)
    return replace(choices, wordings=tuple(wordings.items()), accepted=accepted_lines)


def accepted(choices: Choices, row: ChangedRow) -> Choices:
    """The choices with that line as it was changed, agreed to."""
    wordings = dict(choices.wordings)
    wordings.pop(row.line, None)
    if row.choice:
        wordings[row.line] = row.choice
    agreed = dict.fromkeys((*choices.accepted, row.line))
    return replace(choices, wordings=tuple(wordings.items()), accepted=tuple(agreed))


def toggled(choices: Choices, line: str, *, is_shown: bool) -> Choices:
    """The choices with that line shown, or not."""
    others = tuple(one for one in choices.shown if one != line)
    return replace(choices, shown=(*others, line) if is_shown else others)


def worded(choices: Choices, line: str, wording: str) -> Choices:
    """The choices with that line in that wording."""
    wordings = {**dict(choices.wordings), line: wording}
    agreed = tuple(one for one in choices.accepted if one != line)
    return replace(choices, wordings=tuple(wordings.items()), accepted=agreed)


def job_rows(
    profile: Profile, explanation: Explanation, choices: Choices, offered: Mapping[str, str]
) -> tuple[JobRows, ...]:
    """The person's jobs and projects with all their lines; what the resume file asks never to show is not among them.

    The reasons are those of `explanation`; `offered` are wordings of a model.
    """
    lines = line_of(profile)
    reasons = {lines.get(line.source_id, line.source_id): line.reason for line in explanation.printed}
    reasons |= {line.source_id: line.reason for line in explanation.dropped}
    found = []
    for item in profile.items:
        if item.section in LINE_SECTIONS and not item.never:
            seen = [line for line in item.lines if not line.never]
            rows = tuple(_line_row(line, item, reasons, choices, offered) for line in seen)
            if rows:
                name = " · ".join(part for part in (item.title, item.organization) if part)
                found.append(JobRows(name or item.id, rows))
    return tuple(found)


def _line_row(
    line: SourceLine, item: ProfileItem, reasons: Mapping[str, str], choices: Choices, offered: Mapping[str, str]
) -> LineRow:
    wordings = [(line.id, line.text), *((variant.id, variant.text) for variant in line.variants)]
    if line.id in offered:
        wordings.append((BY_MODEL, offered[line.id]))
    can_choose = len(wordings) > 1 and line.id != f"{item.id}.summary"  # an item's description has one wording
    return LineRow(
        line.id,
        line.text,
        line.id in choices.shown,
        reasons.get(line.id, ""),
        tuple(wordings) if can_choose else (),
        dict(choices.wordings).get(line.id, line.id),
    )


def option_name(item: ReviewItem) -> str:
    """What an application is called in a list: company, role, fit, and a tick where its documents are approved."""
    fit = f" · fit {item.ats_score}" if item.ats_score is not None else ""
    return f"{'✓ ' if item.is_approved else ''}{shorten(item.company, 40)} · {shorten(item.role, 60)}{fit}"


def neighbours(ids: Sequence[int], current: int) -> tuple[int | None, int | None]:
    """The applications before and after one in a list; None at its ends, and for one that is not in it."""
    if current not in ids:
        return None, None
    place = ids.index(current)
    before = ids[place - 1] if place else None
    after = ids[place + 1] if place + 1 < len(ids) else None
    return before, after
