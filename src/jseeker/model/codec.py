"""Values to JSON-ready data and back, checked on the way in."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

__all__ = ["dump", "load"]

T = TypeVar("T")


@cache
def _adapter(kind: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def dump(value: Any) -> Any:
    """A frozen value of `jseeker.model` as JSON-ready data (dicts, lists, strings, numbers)."""
    return _adapter(type(value)).dump_python(value, mode="json")


def load(kind: type[T], data: Any) -> T:
    """The value of type `kind` that `dump` made `data` from.

    Raises:
        pydantic.ValidationError: the data does not fit the type.
    """
    value: T = _adapter(kind).validate_python(data)
    return value
