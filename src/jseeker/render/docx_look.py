"""How each template looks in Word: faces, colours and measures, and no more than that."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DocxLook", "look_of"]


@dataclass(frozen=True, slots=True)
class DocxLook:
    """The faces, colours and measures of one template at one density; sizes and spaces in points, margins in twips."""

    font: str
    size: float
    ink: str
    accent: str
    grey: str
    centred: bool
    margin_x: int
    margin_y: int
    line: float
    before_heading: float
    before_entry: float
    separator: str


def look_of(template: str, density: float) -> DocxLook:
    """The look of a template by its name; that of `classic` for the person's own, which Word cannot run."""
    tight = min(1.0, max(0.0, density))
    font, (airy_size, tight_size), accent, centred, (airy_margin, tight_margin), separator = _LOOKS.get(
        template, _LOOKS["classic"]
    )

    def between(airy: float, dense: float) -> float:
        return airy + (dense - airy) * tight

    return DocxLook(
        font=font,
        size=round(between(airy_size, tight_size) * 2) / 2,
        ink="16191D",
        accent=accent,
        grey="56616B",
        centred=centred,
        margin_x=round(between(airy_margin, tight_margin)),
        margin_y=round(between(airy_margin * 0.9, tight_margin * 0.8)),
        line=between(1.08, 1.0),
        before_heading=between(13, 8),
        before_entry=between(8, 4),
        separator=separator,
    )


_LOOKS = {
    "classic": ("Calibri", (10.5, 9.5), "1B4B72", False, (1250, 960), "|"),
    "serif": ("Georgia", (10.0, 9.5), "6B1F2A", True, (1360, 1080), "·"),
    "compact": ("Cambria", (10.0, 9.5), "1D5C50", False, (960, 800), "|"),
}
