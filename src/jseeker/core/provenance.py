"""The record of where every printed line comes from: the content of `provenance.json`."""

from __future__ import annotations

from typing import Any

from jseeker.model.resume import TailoredResume

__all__ = ["provenance"]


def provenance(resume: TailoredResume) -> dict[str, Any]:
    """One entry for each line that claims something about the person, in printed order, with its source."""
    return {
        "resume_sha256": resume.resume_sha256,
        "lines": [
            {
                "section": line.section.value,
                "text": line.text,
                "source_id": line.source_id,
                "source_text": line.source_text,
                "mode": line.mode.value,
            }
            for line in resume.lines()
        ],
    }
