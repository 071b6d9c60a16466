"""What `jseeker score` does: one posting read, matched and scored as a batch would."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any

from jseeker.app import App, Preview, ResumeFile
from jseeker.batch.submit import GivenFile
from jseeker.cli.home import opened
from jseeker.cli.inputs import given_inputs
from jseeker.cli.ndjson import json_line
from jseeker.cli.outcome import ExitCode
from jseeker.cli.reading import error_shape
from jseeker.core.words import printable
from jseeker.errors import PostingError
from jseeker.model.match import Gap, Score

__all__ = ["score_posting", "score_shape"]

BAR_CELLS = 20


def score_posting(
    resume: str, posting: str, profile: str | None, allow_hosts: tuple[str, ...], *, as_json: bool
) -> int:
    """Prints the score; the exit code is 1 where the posting cannot be read.

    Raises:
        ResumeMissing, ResumeInvalid: the resume file cannot be used.
        UsageError: the posting's file is missing, or the resume has no such profile.
    """
    (given,) = given_inputs((posting,))
    with opened(allow_hosts=allow_hosts or None, profile=profile) as app:
        file = ResumeFile.at(Path(resume).expanduser())
        try:
            found = asyncio.run(_preview(app, given, file))
        except PostingError as error:
            if as_json:
                sys.stdout.write(json_line(error_shape(posting, error)) + "\n")
            else:
                sys.stderr.write(f"{error.message}\n")
            return ExitCode.FAILED
    sys.stdout.write(json_line(_shape(posting, found)) + "\n" if as_json else _text(found))
    return ExitCode.OK


async def _preview(app: App, given: str | GivenFile, resume: ResumeFile) -> Preview:
    async with app.previewer(app.options(model=None), resume) as preview:
        return await preview(given)


def _shape(posting: str, found: Preview) -> dict[str, Any]:
    about = {"url": posting, "key": found.posting.key, "company": found.posting.company, "role": found.posting.title}
    return {**about, **score_shape(found.score)}


def score_shape(score: Score) -> dict[str, Any]:
    """A score as programs see it."""
    return {
        "ats_score": score.overall,
        "ats": score.ats,
        "bands": [
            {"name": band.name, "points": band.points, "out_of": band.out_of, "reasons": list(band.reasons)}
            for band in score.bands
        ],
        "gaps": [_gap_shape(gap) for gap in score.gaps],
    }


def _gap_shape(gap: Gap) -> dict[str, Any]:
    return {
        "kind": gap.requirement.kind.value,
        "text": gap.requirement.text,
        "evidence": gap.requirement.evidence,
        "nearest_source_id": gap.nearest_source_id,
        "nearest_text": gap.nearest_text,
    }


def _text(found: Preview) -> str:
    score = found.score
    lines = [f"{score.overall} of 100: {printable(found.posting.company)} · {printable(found.posting.title)}"]
    if score.ats:
        lines.append(f"Read by {score.ats}.")
    for band in score.bands:
        filled = round(BAR_CELLS * band.points / band.out_of) if band.out_of else 0
        bar = "█" * filled + "░" * (BAR_CELLS - filled)
        lines.append(f"\n{band.name:<14} {bar} {band.points:>4g} of {band.out_of:g}")
        lines += [f"  {printable(reason)}" for reason in band.reasons]
    if score.gaps:
        lines.append("\nNot answered by your resume:")
        for gap in score.gaps:
            lines.append(f"  {printable(gap.requirement.text)} ({gap.requirement.kind.value.replace('_', ' ')})")
            if gap.nearest_text:
                lines.append(f"    nearest: {printable(gap.nearest_text)}")
    return "\n".join(lines) + "\n"
