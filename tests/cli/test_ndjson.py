"""JSON lines."""

from __future__ import annotations

import io
import json
import os

from hypothesis import given
from hypothesis import strategies as st

from jseeker.cli.ndjson import JsonLines, json_line


@given(st.text(st.characters(categories=None)))
def test_any_text_is_one_line_that_reads_back(text: str) -> None:
    line = json_line({"text": text})
    assert "\n" not in line
    assert json.loads(line)["text"] == text
    line.encode()


def test_each_line_is_there_at_once() -> None:
    stream = io.StringIO()
    lines = JsonLines(stream)
    lines.write({"a": 1})
    assert stream.getvalue() == '{"a": 1}\n'


def test_a_reader_that_has_gone_harms_nothing() -> None:
    receiving, sending = os.pipe()
    with os.fdopen(sending, "w") as stream:
        os.close(receiving)
        lines = JsonLines(stream)
        lines.write({"a": 1})
        lines.write({"a": 2})
