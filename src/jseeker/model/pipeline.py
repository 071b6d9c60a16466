"""What one posting's walk gives when it is done without a batch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jseeker.model.documents import DocumentSet
from jseeker.model.match import Match, Score
from jseeker.model.posting import ParsedPosting, Posting

__all__ = ["PipelineResult"]


@dataclass(frozen=True, slots=True)
class PipelineResult:
    """One posting with its finished documents; nothing of it is recorded yet (see `Tracker.create_from_pipeline`).

    `cost_usd` is what a model was paid for it."""

    posting: Posting
    parsed: ParsedPosting
    match: Match
    score: Score
    documents: DocumentSet
    resume_sha256: str
    language: str
    template: str
    notes: tuple[str, ...] = ()
    cost_usd: float = 0.0

    @property
    def company(self) -> str:
        """The employer, as the posting names it."""
        return self.posting.company

    @property
    def role(self) -> str:
        """The posting's title."""
        return self.posting.title

    @property
    def ats_score(self) -> int:
        """The fit, 0–100."""
        return self.score.overall

    @property
    def pdf_path(self) -> Path | None:
        """The resume as PDF."""
        return self.documents.path("resume.pdf")

    @property
    def docx_path(self) -> Path | None:
        """The resume as DOCX."""
        return self.documents.path("resume.docx")
