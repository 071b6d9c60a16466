"""The application on the settings of one command line, opened for as long as the command runs."""

from __future__ import annotations

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
    app = App(load_settings(**given), host_map=host_map)
    try:
        yield app
    finally:
        app.close()
