"""The sentence beside each line: why the document shows it, or why not."""

from __future__ import annotations

from collections.abc import Sequence

from jseeker.core.text import shorten
from jseeker.core.wording import and_list
from jseeker.model.match import Requirement, RequirementKind

__all__ = ["dropped_reason", "kept_reason"]

_NAMED = 3  # requirements named in one sentence
_Answers = Sequence[tuple[Requirement, float]]


def kept_reason(why: str, answers: _Answers, *, near: bool, has_number: bool) -> str:
    """Why a line stands: `why` is the step that chose it (always, job, cover, fill)."""
    if why == "always":
        return "You asked always to keep it."
    told = _answered(answers)
    if told:
        return f"Answers {told}."
    if near:
        return "Is about the same work as the posting."
    if why == "job":
        return "The best line of this job: each recent job keeps one."
    return "Fills the page with a result that has a number." if has_number else "Fills the page."


def dropped_reason(answers: _Answers, rivals: Sequence[tuple[Requirement, str]], double: str | None, lines: int) -> str:
    """Why a line does not stand; `rivals` are kept lines that answer the same, `double` one that says the same."""
    if double is not None:
        return f"Says nearly the same as “{shorten(double, 70)}”."
    room = f"there is room for {lines} line{'' if lines == 1 else 's'}"
    if not answers:
        return f"Answers nothing that the posting asks for, and {room}."
    needed = max(answers, key=lambda answer: answer[0].weight * answer[1])[0]
    rival = next((text for other, text in rivals if other.id == needed.id), None)
    if rival is None:
        return f"Other lines answer more of the posting, and {room}."
    return f"{_name(needed)} is answered by “{shorten(rival, 70)}”, and {room}."


def _answered(answers: _Answers) -> str:
    best = sorted(answers, key=lambda answer: -answer[0].weight * answer[1])[:_NAMED]
    parts: list[str] = []
    for kind, one, many in (
        (RequirementKind.MUST_SKILL, "the must-have", "the must-haves"),
        (RequirementKind.NICE_SKILL, "the nice-to-have", "the nice-to-haves"),
        (RequirementKind.RESPONSIBILITY, "the task", "the tasks"),
    ):
        names = tuple(_name(needed) for needed, _ in best if needed.kind is kind)
        if names:
            parts.append(f"{one if len(names) == 1 else many} {and_list(names)}")
    return and_list(tuple(parts))


def _name(needed: Requirement) -> str:
    return f"“{shorten(needed.text, 70)}”" if needed.kind is RequirementKind.RESPONSIBILITY else needed.text
