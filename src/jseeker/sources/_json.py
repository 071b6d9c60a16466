"""JSON from outside, read without trust: a path that is not there gives nothing, never an error."""

from __future__ import annotations

import json
from typing import cast

__all__ = ["at", "flag_at", "items_at", "json_of", "text_at"]

MAX_JSON_DEPTH_ERROR = RecursionError


def json_of(text: str) -> object | None:
    """The value of a JSON text (control characters inside strings forgiven), None where it is none."""
    text = text.strip().removeprefix("\ufeff")
    if not text.startswith(("{", "[")):
        return None
    try:
        return cast("object", json.loads(text, strict=False))
    except (ValueError, RecursionError):
        return None


def at(data: object, *path: str | int) -> object | None:
    """What stands at the path, None where nothing does."""
    for step in path:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and -len(data) <= step < len(data):
            data = data[step]
        else:
            return None
    return data


def text_at(data: object, *path: str | int) -> str:
    """The text or number at the path as text, "" where there is none."""
    value = at(data, *path)
    if isinstance(value, bool) or value is None:
        return ""
    return value if isinstance(value, str) else str(value) if isinstance(value, int | float) else ""


def items_at(data: object, *path: str | int) -> list[object]:
    """The list at the path, empty where there is none."""
    value = at(data, *path)
    return value if isinstance(value, list) else []


def flag_at(data: object, *path: str | int) -> bool:
    """True where the path holds true (or the word for it)."""
    return at(data, *path) in (True, "true", "True")
