from __future__ import annotations

from pathlib import Path

import pytest

from jseeker.model.documents import DocumentFormat, DocumentStyle, RenderedDocument
from jseeker.model.resume import TailoredResume
from jseeker.render import EchoWriter, PdfWriter, PooledPdfWriter, fit_density
from jseeker.render.estimate import page_fill
from jseeker.render.fit import fill_of


@pytest.fixture
def asked() -> list[float]:
    return []


@pytest.fixture
def writer_that_fits_from(asked: list[float]):
    """A writer whose document takes one page from this density on, and two below it."""

    def make(density: float):
        def write(resume: TailoredResume, style: DocumentStyle) -> RenderedDocument:
            asked.append(style.density)
            return RenderedDocument(DocumentFormat.PDF, b"", pages=1 if style.density >= density else 2)

        return write

    return make


@pytest.mark.parametrize(
    ("needed", "chosen", "tries"),
    [(0.0, 0.0, 1), (0.2, 0.5, 2), (0.5, 0.5, 2), (0.6, 1.0, 3), (0.9, 1.0, 3), (2, 1.0, 3)],
)
def test_the_airiest_density_that_fits_is_found_in_few_tries(
    plain: TailoredResume, writer_that_fits_from, asked: list[float], needed: float, chosen: float, tries: int
) -> None:
    document, style = fit_density(plain, DocumentStyle(max_pages=1), writer_that_fits_from(needed))

    assert style.density == chosen
    assert document.pages == (1 if needed <= 1 else 2)
    assert len(asked) == tries


@pytest.mark.parametrize(
    ("fills", "needed", "chosen", "tried"),
    [
        ((0.9, 0.8, 0.7), 0.0, 0.0, [0.0]),
        ((1.2, 0.99, 0.8), 0.3, 0.5, [0.5]),
        ((1.6, 1.4, 0.99), 0.9, 1.0, [1.0]),
        ((1.9, 1.7, 1.5), 2.0, 1.0, [1.0]),
        ((1.02, 0.9, 0.8), 0.0, 0.0, [0.5, 0.0]),
        ((1.02, 0.9, 0.8), 0.3, 0.5, [0.5, 0.0]),
        ((0.99, 0.9, 0.8), 0.3, 0.5, [0.0, 0.5]),
        ((0.5, 0.4, 0.3), 0.9, 1.0, [0.0, 0.5, 1.0]),
    ],
)
def test_an_estimate_names_the_first_try_and_the_document_decides(
    plain: TailoredResume,
    writer_that_fits_from,
    asked: list[float],
    fills: tuple[float, ...],
    needed: float,
    chosen: float,
    tried: list[float],
) -> None:
    _, style = fit_density(
        plain,
        DocumentStyle(max_pages=1),
        writer_that_fits_from(needed),
        lambda _, style: fills[round(2 * style.density)],
    )

    assert style.density == chosen
    assert asked == tried


def test_a_writer_of_pdf_estimates_for_the_shipped_templates_alone(plain: TailoredResume, tmp_path: Path) -> None:
    (tmp_path / "classic.typ").write_text("x")
    style = DocumentStyle()

    with PooledPdfWriter(1) as pool:
        assert fill_of(PdfWriter())(plain, style) == fill_of(pool)(plain, style) == page_fill(plain, style)
    assert page_fill(plain, style) is not None
    assert fill_of(PdfWriter(tmp_path))(plain, style) is None
    assert fill_of(EchoWriter())(plain, style) is None


def test_a_document_without_pages_always_fits(plain: TailoredResume) -> None:
    def write(resume: TailoredResume, style: DocumentStyle) -> RenderedDocument:
        return RenderedDocument(DocumentFormat.DOCX, b"")

    assert fit_density(plain, DocumentStyle(), write)[1].density == 0


def test_a_real_resume_of_a_page_and_a_bit_is_fitted_on_one(plain: TailoredResume) -> None:
    airy = PdfWriter().write(plain, DocumentStyle())
    document, style = fit_density(plain, DocumentStyle(max_pages=1), PdfWriter().write)

    assert airy.pages == 2
    assert document.pages == 1
    assert 0 < style.density < 1
