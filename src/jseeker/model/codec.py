"""Values to JSON-ready data and back, checked on the way in."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

__all__ = ["dump", "load"]

T = TypeVar("T")


@cache
def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def dump(value: Any) -> Any:
    """A frozen value of `jseeker.model` as JSON-ready data (dicts, lists, strings, numbers)."""
    adapter: TypeAdapter[Any] = _adapter(type(value))  # type: ignore[arg-type] # mypy doubts that types hash
    return adapter.dump_python(value, mode="json")


def load(kind: type[T], data: Any) -> T:
    """The value of type `kind` that `dump` made `data` from.

    Raises:
        pydantic.ValidationError: the data does not fit the type.
    """
    adapter: TypeAdapter[T] = _adapter(kind)  # type: ignore[arg-type] # mypy doubts that types hash
    return adapter.validate_python(data)
