from __future__ import annotations

import pytest

from jseeker.errors import DocumentError
from jseeker.model.documents import DocumentFormat, DocumentStyle
from jseeker.model.resume import TailoredResume
from jseeker.render import EchoWriter


def test_the_document_is_its_texts_headings_included(plain: TailoredResume) -> None:
    lines = EchoWriter().write(plain, DocumentStyle()).content.decode().split("\n")

    assert lines[:2] == [plain.name.text, "Staff Platform Engineer"]
    assert [line for line in lines if line in ("Summary", "Experience", "Education", "Skills")] == [
        "Summary",
        "Experience",
        "Education",
        "Skills",
    ]


def test_it_says_pages_that_a_denser_style_makes_fewer(dense: TailoredResume) -> None:
    writer = EchoWriter(DocumentFormat.PDF)

    assert writer.write(dense, DocumentStyle()).pages == 2
    assert writer.write(dense, DocumentStyle(density=1.0)).pages == 1


def test_it_refuses_whom_it_was_told_to(plain: TailoredResume) -> None:
    with pytest.raises(DocumentError, match="cannot be made"):
        EchoWriter(fails_on=plain.name.text).write(plain, DocumentStyle())
