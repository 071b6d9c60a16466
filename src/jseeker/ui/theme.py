"""The look: colours for light and dark, the logo, and nothing that is fetched from elsewhere."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

__all__ = ["DARK", "ICON", "LIGHT", "LOGO", "theme_options"]

_FILES = Path(__file__).parent / "static"
ICON = _FILES / "icon.svg"
LOGO = _FILES / "logo.svg"

LIGHT: MappingProxyType[str, str] = MappingProxyType(
    {
        "primaryColor": "#4f46e5",
        "backgroundColor": "#fcfcfe",
        "secondaryBackgroundColor": "#f1f1f9",
        "textColor": "#1a1b2e",
        "borderColor": "#e4e4f0",
        "dataframeBorderColor": "#e9e9f3",
        "dataframeHeaderBackgroundColor": "#f6f6fb",
        "linkColor": "#4338ca",
        "greenColor": "#0f9d6b",
        "redColor": "#d6455d",
        "orangeColor": "#d9772b",
        "blueColor": "#3b6fe0",
        "violetColor": "#6d5df0",
        "sidebar.backgroundColor": "#f5f5fb",
        "sidebar.secondaryBackgroundColor": "#e9e9f6",
    }
)
DARK: MappingProxyType[str, str] = MappingProxyType(
    {
        "primaryColor": "#7c74ff",
        "backgroundColor": "#12131c",
        "secondaryBackgroundColor": "#1d1f2d",
        "textColor": "#ecedf6",
        "borderColor": "#2c2f42",
        "dataframeBorderColor": "#2a2d3f",
        "dataframeHeaderBackgroundColor": "#191b27",
        "linkColor": "#a5a0ff",
        "greenColor": "#3ecf97",
        "redColor": "#f27a8b",
        "orangeColor": "#f0a35e",
        "blueColor": "#7fa7f8",
        "violetColor": "#a79dff",
        "sidebar.backgroundColor": "#0d0e16",
        "sidebar.secondaryBackgroundColor": "#1d1f2d",
    }
)
_BOTH: MappingProxyType[str, str | bool | int | list[str]] = MappingProxyType(
    {
        "baseRadius": "10px",
        "buttonRadius": "10px",
        "showWidgetBorder": True,
        "font": "sans-serif",  # the font that Streamlit ships; a font's address would be fetched
        "metricValueFontSize": "1.75rem",
        "baseFontSize": 15,
        "headingFontSizes": ["2.25rem", "1.75rem", "1.4rem", "1.2rem", "1.1rem", "1rem"],
    }
)


def theme_options() -> dict[str, str | bool | int | list[str]]:
    """Streamlit's options for the look, by their full names; whoever opens a page gets light or dark as the browser
    asks, and may choose in the menu."""
    options: dict[str, str | bool | int | list[str]] = {f"theme.{name}": value for name, value in _BOTH.items()}
    for part, colours in (("light", LIGHT), ("dark", DARK)):
        for name, value in colours.items():
            options[f"theme.{part}.{name}"] = value
    return options
