"""A version of documents, and choices on their way through the database."""

from __future__ import annotations

from datetime import UTC, datetime

from jseeker.model.codec import dump, load
from jseeker.model.documents import Paper
from jseeker.model.revision import BY_MODEL, Choices, DocumentVersion


def test_a_file_is_found_by_its_name() -> None:
    files = (("resume.pdf", "/a/resume.pdf"), ("resume.docx", "/a/resume.docx"))
    version = DocumentVersion(1, 1, 1, "/a", files, "0", datetime.now(UTC))

    assert version.path("resume.docx") == "/a/resume.docx"
    assert version.path("letter.pdf") is None


def test_choices_come_back_from_json_as_they_were() -> None:
    choices = Choices(("a",), "s", (("a", BY_MODEL), ("b", "b.es")), ("a",), "serif", Paper.LETTER, 2)

    assert load(Choices, dump(choices)) == choices
