from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from jseeker.errors import UsageError
from jseeker.model.documents import DocumentStyle, RenderedDocument
from jseeker.model.resume import TailoredResume
from jseeker.render import PdfWriter
from jseeker.render.pool import read_frame, write_frame


@pytest.fixture
def worker():
    """A process that writes PDFs, spoken to as the pool speaks to it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "jseeker.render.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    yield process
    process.kill()
    process.wait()
    process.stdin.close()
    process.stdout.close()


def test_it_answers_one_request_after_another_errors_too(worker, plain: TailoredResume) -> None:
    style = DocumentStyle()
    for asked in (style, replace(style, template="nowhere"), style):
        write_frame(worker.stdin, (plain, asked))

    first, second, third = (read_frame(worker.stdout) for _ in range(3))

    assert isinstance(first, RenderedDocument)
    assert first == third == PdfWriter().write(plain, style)
    assert isinstance(second, UsageError)
    assert "nowhere" in second.message


def test_it_ends_when_its_input_does(worker) -> None:
    worker.stdin.close()

    assert worker.wait(timeout=20) == 0
