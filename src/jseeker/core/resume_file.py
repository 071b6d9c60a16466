"""The person's resume file as a Profile: JSON Resume v1 with our additions, in YAML or JSON."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from jseeker.core.profile_builder import build_profile
from jseeker.core.resume_schema import ResumeDocument
from jseeker.core.safe_data import DataInvalid, read_data
from jseeker.core.text import shorten
from jseeker.errors import ResumeInvalid
from jseeker.model.profile import Profile

__all__ = ["read_resume"]

_SHOWN_PROBLEMS = 20  # beyond that the file is of another kind, and more lines help nobody

# What pydantic found → what it means and how to mend it.
_MEANINGS = {
    "string_type": "is not text (write it in quotes)",
    "list_type": "is not a list (write each entry after a dash)",
    "dict_type": "is not a table (write `key: value` lines below it)",
    "model_type": "is not a table (write `key: value` lines below it)",
    "model_attributes_type": "is not a table (write `key: value` lines below it)",
    "bool_parsing": "is neither true nor false (write one of them)",
    "bool_type": "is neither true nor false (write one of them)",
    "float_parsing": "is not a number (write one like 1.5)",
    "float_type": "is not a number (write one like 1.5)",
    "greater_than_equal": "is below 0 (use a number from 0 to 10)",
    "less_than_equal": "is above 10 (use a number from 0 to 10)",
}


def read_resume(data: bytes, name: str) -> Profile:
    """The profile in a resume file; `name` is the file's, for the messages, and its ending `.json` means JSON.

    Raises:
        ResumeInvalid: `problems` has a sentence for each fault, with file, path, value and fix.
    """
    try:
        raw = read_data(data, is_json=name.casefold().endswith(".json"))
    except DataInvalid as error:
        raise _invalid((f"{name}: {error}.",)) from error
    if not isinstance(raw, dict):
        raise _invalid((f"{name}: the file is not a table (it starts with `basics:`; see `jseeker profile init`).",))
    try:
        document = ResumeDocument.model_validate(raw)
    except ValidationError as error:
        raise _invalid(tuple(_problems(error, name))) from error
    profile, problems = build_profile(
        document, sha256=hashlib.sha256(data).hexdigest(), unknown_keys=tuple(_unknown_keys(document))
    )
    if problems:
        raise _invalid(tuple(f"{name}: {problem}." for problem in problems))
    return profile


def _invalid(problems: tuple[str, ...]) -> ResumeInvalid:
    rest = len(problems) - 1
    also = f" ({rest} more: `jseeker profile check` lists them.)" if rest else ""
    return ResumeInvalid(problems[0] + also, problems)


def _problems(error: ValidationError, name: str) -> Iterator[str]:
    details = error.errors(include_url=False)
    for detail in details[:_SHOWN_PROBLEMS]:
        path = _path(detail["loc"])
        if detail["type"] == "missing":
            yield f"{name}: {path} is missing (add it)."
            continue
        meaning = _MEANINGS.get(detail["type"]) or detail["msg"].removeprefix("Value error, ")
        yield f"{name}: {path}: {_shown(detail['input'])} {meaning}."
    if len(details) > _SHOWN_PROBLEMS:
        yield f"{name}: {len(details) - _SHOWN_PROBLEMS} more values do not fit (is this a JSON Resume file?)."


def _path(location: tuple[int | str, ...]) -> str:
    path = ""
    for part in location:
        if isinstance(part, int):
            path += f"[{part}]"
        elif part != "[key]":
            path += f".{part}" if path else part
    return path


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    return f"'{shorten(str(value), 60)}'"


def _unknown_keys(part: BaseModel, path: str = "") -> Iterator[str]:
    for key in part.model_extra or {}:
        yield f"{path}.{key}" if path else key
    for field, info in type(part).model_fields.items():
        key = info.alias or field
        yield from _unknown_below(getattr(part, field), f"{path}.{key}" if path else key)


def _unknown_below(value: Any, path: str) -> Iterator[str]:
    if isinstance(value, BaseModel):
        yield from _unknown_keys(value, path)
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from _unknown_below(child, f"{path}[{index}]")
    elif isinstance(value, Mapping):
        for key, child in value.items():
            yield from _unknown_below(child, f"{path}.{key}")
