"""The record of where every printed line comes from: the content of `provenance.json`."""

from __future__ import annotations

from typing import Any

from jseeker.model.letter import Letter
from jseeker.model.resume import Line, TailoredResume

__all__ = ["provenance"]


def provenance(resume: TailoredResume, letter: Letter | None = None) -> dict[str, Any]:
    """One entry for each line that claims something about the person, in printed order, with its source: those of the
    resume by their sections, then those of the `letter` and of its note."""
    entries = [_entry(line, line.section.value) for line in resume.lines()]
    if letter is not None:
        entries += [_entry(line, "letter") for line in letter.claims]
        entries += [_entry(line, "note") for line in letter.note.claims]
    return {"resume_sha256": resume.resume_sha256, "lines": entries}


def _entry(line: Line, section: str) -> dict[str, str]:
    return {
        "section": section,
        "text": line.text,
        "source_id": line.source_id,
        "source_text": line.source_text,
        "mode": line.mode.value,
    }
