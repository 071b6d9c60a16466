"""Markdown as plain text, for files and for the sites that keep their descriptions so."""

from __future__ import annotations

import re

__all__ = ["without_markdown"]


def without_markdown(text: str) -> str:
    """The text with Markdown's headings, emphasis, bullets and links as plain text."""
    text = re.sub(r"^#{1,6}\s+(.+?)\s*#*$", r"\n\1", text, flags=re.MULTILINE)
    text = re.sub(r"^(\s*)[*+-]\s+(?=\S)", r"\1• ", text, flags=re.MULTILINE)
    text = re.sub(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2", text)
    return re.sub(r"\[([^\]\n]+)\]\((?:https?://|mailto:)[^)\s]+\)", r"\1", text)
