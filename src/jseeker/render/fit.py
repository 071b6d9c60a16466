"""Fitting: the airiest density at which a document keeps to its pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from jseeker.model.documents import DocumentStyle, RenderedDocument
from jseeker.model.resume import TailoredResume

__all__ = ["fit_density"]

STEPS = 1
"""Halvings between the airiest and the tightest: each costs a whole document, and a half is seen on the page."""


def fit_density(
    resume: TailoredResume,
    style: DocumentStyle,
    write: Callable[[TailoredResume, DocumentStyle], RenderedDocument],
) -> tuple[RenderedDocument, DocumentStyle]:
    """The document at about the smallest density (not under the style's own) that fits `max_pages`, and that style.

    Where even the tightest does not fit, that one: its `pages` say so, and the caller leaves out lines. At most three
    documents are written, two where nothing fits.
    """
    airy = write(resume, style)
    if _fits(airy, style) or style.density >= 1:
        return airy, style
    best_style = replace(style, density=1.0)
    best = write(resume, best_style)
    if not _fits(best, style):
        return best, best_style
    low, high = style.density, 1.0
    for _ in range(STEPS):
        tried = replace(style, density=(low + high) / 2)
        document = write(resume, tried)
        if _fits(document, style):
            best, best_style, high = document, tried, tried.density
        else:
            low = tried.density
    return best, best_style


def _fits(document: RenderedDocument, style: DocumentStyle) -> bool:
    return document.pages is None or document.pages <= style.max_pages
