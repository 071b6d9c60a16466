"""All sources: found in this folder and among the installed packages that offer some."""

from __future__ import annotations

import importlib
import logging
import pkgutil
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import cast

from jseeker.ports import Source

__all__ = ["ENTRY_POINT_GROUP", "all_sources"]

ENTRY_POINT_GROUP = "jseeker.sources"
_LAST = "generic"
_log = logging.getLogger(__name__)


@cache
def all_sources() -> tuple[Source, ...]:
    """Every source, those of other packages first, the one that takes any link last."""
    own = [source for module in _module_names() for source in _sources_in(module)]
    own.sort(key=lambda source: (source.name == _LAST, source.name))
    return (*_offered(), *own)


def _module_names() -> list[str]:
    package = __name__.rpartition(".")[0]
    folder = str(Path(__file__).parent)
    return [f"{package}.{found.name}" for found in pkgutil.iter_modules([folder]) if not found.name.startswith("_")]


def _sources_in(module_name: str) -> list[Source]:
    """One of each class in the module that claims, reads, and has a name."""
    module = importlib.import_module(module_name)
    kinds = [kind for kind in vars(module).values() if isinstance(kind, type) and kind.__module__ == module_name]
    return [cast("Source", kind()) for kind in kinds if getattr(kind, "name", "") and hasattr(kind, "claim")]


def _offered() -> list[Source]:
    """The sources of installed packages; one that cannot be loaded is left out and logged."""
    found: list[Source] = []
    for entry in entry_points(group=ENTRY_POINT_GROUP):
        try:
            found.append(cast("Source", entry.load()()))
        except (ImportError, AttributeError, TypeError):
            _log.warning("a source of another package could not be loaded", extra={"entry_point": entry.name})
    return found
