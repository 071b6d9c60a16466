"""The application on the settings of one command line, opened for as long as the command runs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from jseeker.app import App
from jseeker.config import load_settings

__all__ = ["opened"]


@contextmanager
def opened(host_map: tuple[tuple[str, str], ...] = (), **given: Any) -> Iterator[App]:
    """The application; `given` settings (those that are not None) win over environment and file.

    Raises:
        NotConfigured: a setting is not valid.
    """
    app = App(load_settings(**given), host_map=host_map, on_notice=_tell)
    try:
        yield app
    finally:
        app.close()


def _tell(notice: str) -> None:
    """Tells a person what happened to the database when it was opened."""
    sys.stderr.write(f"{notice}\n")
