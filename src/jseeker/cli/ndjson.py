"""One JSON object a line on standard output, each line at once."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from typing import Any, TextIO

__all__ = ["JsonLines", "json_line"]


def json_line(value: Any) -> str:
    """The value as one line of JSON; what text from outside cannot be in UTF-8 (lone surrogates) is escaped."""
    line = json.dumps(value, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:
        return json.dumps(value)
    return line


class JsonLines:
    """Writes objects as lines. When the reader has gone the lines are dropped: a batch goes on without an audience."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stdout
        self._is_read = True

    def write(self, value: Mapping[str, Any]) -> None:
        """Writes one line and flushes it."""
        if not self._is_read:
            return
        try:
            self._stream.write(json_line(value) + "\n")
            self._stream.flush()
        except BrokenPipeError:
            self._is_read = False
            os.dup2(os.open(os.devnull, os.O_WRONLY), self._stream.fileno())  # so that the last flush does not fail
