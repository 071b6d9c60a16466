"""A process that writes PDFs for its parent (see pool): one request after another until the parent is gone."""

from __future__ import annotations

import os
import queue
import sys
import threading
from pathlib import Path
from typing import IO, Any

from jseeker.errors import JSeekerError
from jseeker.render.pdf import PdfWriter
from jseeker.render.pool import read_frame, write_frame

__all__ = ["main"]


def main(arguments: list[str]) -> None:
    """Answers requests on standard input; what anything prints goes to standard error instead of between answers."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    writer = PdfWriter(Path(arguments[0]) if arguments else None)
    requests: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(sys.stdin.buffer, requests), daemon=True).start()
    while True:
        resume, style = requests.get()
        try:
            write_frame(answers, writer.write(resume, style))
        except JSeekerError as error:
            write_frame(answers, error)


def _receive(stream: IO[bytes], requests: queue.SimpleQueue[Any]) -> None:
    """Hands on requests; when the parent is gone, ends the process at once, whatever it is doing."""
    while True:
        try:
            requests.put(read_frame(stream))
        except (EOFError, OSError):
            os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1:])
