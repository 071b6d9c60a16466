"""Fitting: the airiest density at which a document keeps to its pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from jseeker.model.documents import DocumentStyle, RenderedDocument
from jseeker.model.resume import TailoredResume

__all__ = ["fit_density"]

DENSITIES = (0.0, 0.5, 1.0)


def fit_density(
    resume: TailoredResume,
    style: DocumentStyle,
    write: Callable[[TailoredResume, DocumentStyle], RenderedDocument],
) -> tuple[RenderedDocument, DocumentStyle]:
    """The document at the smallest density (from the style's own upwards) that fits `style.max_pages`, and that style.

    Where none fits, the tightest: its `pages` say so, and the caller leaves out lines.
    """
    densities = [style.density, *(density for density in DENSITIES if density > style.density)]
    for density in densities:
        tried = replace(style, density=density)
        document = write(resume, tried)
        if document.pages is None or document.pages <= style.max_pages:
            break
    return document, tried
