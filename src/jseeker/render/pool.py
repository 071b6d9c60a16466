"""PDF writing in processes of their own, for when a page might never be finished: each ask has a deadline.

Threads with their own compilers are the default and faster; but a compiler that has lost itself ignores signals, and
only ending its process stops it. Each process is a fresh Python (never a fork: typst's threads do not survive one), is
replaced when it dies, and ends by itself when its parent does.
"""

from __future__ import annotations

import pickle
import queue
import struct
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, cast

from jseeker.errors import DocumentError, JSeekerError
from jseeker.model.documents import DocumentFormat, DocumentStyle, RenderedDocument
from jseeker.model.resume import TailoredResume
from jseeker.render.pdf import shipped_fill

__all__ = ["PooledPdfWriter", "read_frame", "write_frame"]

DEFAULT_DEADLINE_S = 30.0
"""A thousand times what a page takes; a megabyte of words takes three seconds."""
_LENGTH = struct.Struct(">Q")


class PooledPdfWriter:
    """Writes PDF in up to `processes` processes, started when first needed; close it, or use it as a context.

    May be called from several threads at once; those beyond the number of processes wait for a free one.
    """

    format = DocumentFormat.PDF

    def __init__(
        self, processes: int, deadline_s: float = DEFAULT_DEADLINE_S, own_templates: Path | None = None
    ) -> None:
        self._deadline_s = deadline_s
        self.own_templates = own_templates
        self._is_closed = False
        self._free: queue.LifoQueue[_RenderProcess | None] = queue.LifoQueue()
        for _ in range(max(1, processes)):
            self._free.put(None)

    def write(self, resume: TailoredResume, style: DocumentStyle) -> RenderedDocument:
        """The PDF; a process that died is replaced, and asked once more.

        Raises:
            DocumentError: it cannot be made, or not before the deadline.
            UsageError: there is no template of that name.
        """
        process = self._free.get()
        try:
            for _ in range(2):
                if self._is_closed:
                    raise DocumentError("The PDF was not written, since the program is ending; run it again.")
                process = process or _RenderProcess(self.own_templates)
                answer = process.ask((resume, style), self._deadline_s)
                if isinstance(answer, JSeekerError):
                    raise answer
                if answer is not None:
                    return answer
                timed_out = process.timed_out
                process.end()
                process = None
                if timed_out:
                    raise DocumentError(
                        f"The PDF was not finished within {self._deadline_s:g} s; shorten the resume or use another "
                        "template."
                    )
            raise DocumentError("The process that writes the PDF died twice; use another template.")
        finally:
            self._free.put(process)

    def fill(self, resume: TailoredResume, style: DocumentStyle) -> float | None:
        """The share of its pages that a document will take; None for a template of the person's own."""
        return shipped_fill(resume, style, self.own_templates)

    def close(self) -> None:
        """Ends every process that is free, and those in use as soon as they are; none is started afterwards."""
        self._is_closed = True
        while True:
            try:
                process = self._free.get_nowait()
            except queue.Empty:
                break
            if process is not None:
                process.end()
        self._free.put(None)

    def __enter__(self) -> PooledPdfWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _RenderProcess:
    """One process that writes PDFs, asked over its standard input and output."""

    def __init__(self, own_templates: Path | None) -> None:
        command = [sys.executable, "-m", "jseeker.render.worker"]
        if own_templates is not None:
            command.append(str(own_templates))
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - our own module
        self._requests = cast("IO[bytes]", self._process.stdin)
        self._answers = cast("IO[bytes]", self._process.stdout)
        self.timed_out = False

    def ask(
        self, request: tuple[TailoredResume, DocumentStyle], deadline_s: float
    ) -> RenderedDocument | JSeekerError | None:
        """The answer, an error that the writer raised, or None when the process died or was ended at the deadline."""
        alarm = threading.Timer(deadline_s, self._give_up)
        alarm.daemon = True
        alarm.start()
        try:
            write_frame(self._requests, request)
            answer = read_frame(self._answers)
        except (EOFError, OSError):
            return None
        finally:
            alarm.cancel()
        if isinstance(answer, RenderedDocument | JSeekerError):
            return answer
        return None

    def end(self) -> None:
        """Ends the process and waits until it is gone."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._requests, self._answers):
            with suppress(OSError):
                pipe.close()

    def _give_up(self) -> None:
        self.timed_out = True
        self._process.kill()


def write_frame(stream: IO[bytes], value: object) -> None:
    """Sends one value."""
    content = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(content)) + content)
    stream.flush()


def read_frame(stream: IO[bytes]) -> object:
    """The next value.

    Raises:
        EOFError: the other side is gone.
    """
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (size,) = _LENGTH.unpack(head)
    content = stream.read(size)
    if len(content) < size:
        raise EOFError
    return pickle.loads(content)  # noqa: S301 - only ever what our own child or parent wrote
