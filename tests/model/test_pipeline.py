"""A pipeline's result answers in the seed's words."""

from __future__ import annotations

from pathlib import Path

from jseeker.model.documents import DocumentSet
from jseeker.model.match import Match, Score
from jseeker.model.pipeline import PipelineResult
from jseeker.model.posting import ParsedPosting, Posting, ReadMethod


def test_company_role_fit_and_files_come_from_their_parts() -> None:
    posting = Posting("u", "k", "s", ReadMethod.TEXT, "Northwind", "Nurse", "Text.")
    documents = DocumentSet(Path("/out"), 1, (Path("/out/resume.pdf"),))

    result = PipelineResult(posting, ParsedPosting(), Match(), Score(64), documents, "0" * 64, "en", "classic")

    assert (result.company, result.role, result.ats_score) == ("Northwind", "Nurse", 64)
    assert (result.pdf_path, result.docx_path) == (Path("/out/resume.pdf"), None)
