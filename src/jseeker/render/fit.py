"""Fitting: the airiest density at which a document keeps to its pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol, runtime_checkable

from jseeker.model.documents import DocumentStyle, RenderedDocument
from jseeker.model.resume import TailoredResume
from jseeker.ports import DocumentWriter

__all__ = ["HOPELESS_FILL", "Estimating", "Fill", "fill_of", "fit_density", "nothing_known"]

Fill = Callable[[TailoredResume, DocumentStyle], float | None]
"""Tells what share of its pages a document will take (1 is full), None where it cannot know."""

HOPELESS_FILL = 1.02
"""Above this a document is not even tried: more than the estimate was ever wrong by, on 118 resumes of some length."""
_LIKELY_FILL = 1.0
_LIKELY_FILL_OF_MORE = 0.97
"""Up to here it probably fits; of several pages each loses some lines at its foot, where a heading may not stand."""


def nothing_known(resume: TailoredResume, style: DocumentStyle) -> float | None:  # noqa: ARG001 - its arguments are those of every Fill
    """The estimate of what cannot be estimated."""
    return None


@runtime_checkable
class Estimating(Protocol):
    """A writer that can tell what a document will take before it writes it."""

    def fill(self, resume: TailoredResume, style: DocumentStyle) -> float | None:
        """The share of its pages that a document will take; None where it cannot be told."""


def fill_of(writer: DocumentWriter) -> Fill:
    """The writer's own estimate, or that nothing is known."""
    return writer.fill if isinstance(writer, Estimating) else nothing_known


def fit_density(
    resume: TailoredResume,
    style: DocumentStyle,
    write: Callable[[TailoredResume, DocumentStyle], RenderedDocument],
    fill: Fill = nothing_known,
) -> tuple[RenderedDocument, DocumentStyle]:
    """The document at the smallest of three densities (from the style's own to the tightest) that fits `max_pages`, and
    that style.

    Where even the tightest does not fit, that one: its `pages` say so, and the caller leaves out lines. Written are
    three documents at most, and one where `fill` tells rightly which.
    """
    if style.density >= 1:
        return write(resume, style), style
    steps = [replace(style, density=density) for density in (style.density, (style.density + 1) / 2, 1.0)]
    fills = [fill(resume, step) for step in steps]
    at = _likely(fills, style.max_pages)
    document = write(resume, steps[at])
    if not _fits(document, style):
        while not _fits(document, style) and at < len(steps) - 1:
            at += 1
            document = write(resume, steps[at])
        return document, steps[at]
    while at > 0 and (fills[at - 1] or 0) <= HOPELESS_FILL:
        airier = write(resume, steps[at - 1])
        if not _fits(airier, style):
            break
        document, at = airier, at - 1
    return document, steps[at]


def _likely(fills: Sequence[float | None], pages: int) -> int:
    """The first step that probably fits: the airiest where nothing is known, the tightest where none will."""
    likely = _LIKELY_FILL if pages == 1 else _LIKELY_FILL_OF_MORE
    return next((step for step, fill in enumerate(fills) if fill is None or fill <= likely), len(fills) - 1)


def _fits(document: RenderedDocument, style: DocumentStyle) -> bool:
    return document.pages is None or document.pages <= style.max_pages
