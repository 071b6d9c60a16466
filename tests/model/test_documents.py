"""A set of documents finds its files by name."""

from __future__ import annotations

from pathlib import Path

from jseeker.model.documents import DocumentSet


def test_a_file_is_found_by_its_name_and_an_absent_one_is_none() -> None:
    documents = DocumentSet(Path("/out/x"), 1, (Path("/out/x/resume.pdf"), Path("/out/x/resume.docx")))

    assert documents.path("resume.docx") == Path("/out/x/resume.docx")
    assert documents.path("letter.pdf") is None
