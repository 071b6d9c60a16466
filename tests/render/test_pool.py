from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from jseeker.errors import DocumentError, UsageError
from jseeker.model.documents import DocumentStyle
from jseeker.model.resume import TailoredResume
from jseeker.render import PdfWriter, PooledPdfWriter

STYLE = DocumentStyle()
ENDLESS = "#for a in range(9000) { for b in range(9000) { for c in range(9000) { let d = c } } }\n"
"""Loops of a size that typst lets pass, one in the other: hours."""


def children() -> set[int]:
    """The numbers of this process's living render processes."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid=,stat=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 3) for line in listed.splitlines()]
    return {
        int(row[0])
        for row in rows
        if int(row[1]) == os.getpid() and "jseeker.render.worker" in row[3] and not row[2].startswith("Z")
    }


def test_a_process_gives_the_very_bytes_that_a_thread_gives(plain: TailoredResume) -> None:
    with PooledPdfWriter(2) as pool, ThreadPoolExecutor(4) as threads:
        documents = list(threads.map(lambda _: pool.write(plain, STYLE), range(8)))
        assert 1 <= len(children()) <= 2

    assert documents == [PdfWriter().write(plain, STYLE)] * 8
    assert children() == set()


def test_an_endless_template_ends_at_the_deadline_and_the_next_document_is_written(
    plain: TailoredResume, tmp_path: Path
) -> None:
    (tmp_path / "endless.typ").write_text(ENDLESS)

    with PooledPdfWriter(1, deadline_s=3, own_templates=tmp_path) as pool:
        pool.write(plain, STYLE)
        with pytest.raises(DocumentError, match=r"not finished within 3 s; shorten the resume"):
            pool.write(plain, replace(STYLE, template="endless"))
        assert pool.write(plain, STYLE) == PdfWriter().write(plain, STYLE)

    assert children() == set()


def test_a_process_that_was_killed_is_replaced(plain: TailoredResume) -> None:
    with PooledPdfWriter(1) as pool:
        first = pool.write(plain, STYLE)
        (child,) = children()
        os.kill(child, signal.SIGKILL)

        assert pool.write(plain, STYLE) == first
        assert children() != {child}


def test_a_process_killed_in_the_middle_of_a_document_is_replaced_and_a_second_death_is_an_error(
    plain: TailoredResume, tmp_path: Path
) -> None:
    (tmp_path / "endless.typ").write_text(ENDLESS)
    with PooledPdfWriter(1, deadline_s=60, own_templates=tmp_path) as pool, ThreadPoolExecutor(1) as threads:
        first = pool.write(plain, STYLE)
        (child,) = children()
        answer = threads.submit(pool.write, plain, replace(STYLE, template="endless"))
        until_busy(child)
        os.kill(child, signal.SIGKILL)
        second = another_child(child)
        until_busy(second)
        os.kill(second, signal.SIGKILL)

        with pytest.raises(DocumentError, match="The process that writes the PDF died twice; use another template"):
            answer.result(timeout=30)
        assert pool.write(plain, STYLE) == first

    assert children() == set()


def until_busy(child: int) -> None:
    """Returns when the process has worked for half a second more than it had."""
    start = worked_s(child)
    for _ in range(600):
        if worked_s(child) - start > 0.5:
            return
        threading.Event().wait(0.05)
    raise AssertionError("the process does nothing")


def worked_s(child: int) -> float:
    """The seconds of the processor that the process has had."""
    fields = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def another_child(known: int) -> int:
    """The number of the process that took the place of the known one."""
    for _ in range(600):
        if others := children() - {known}:
            return others.pop()
        threading.Event().wait(0.05)
    raise AssertionError("no process took its place")


def test_an_error_of_the_writer_comes_through_as_itself(plain: TailoredResume) -> None:
    with PooledPdfWriter(1) as pool, pytest.raises(UsageError, match="There is no template 'nowhere'"):
        pool.write(plain, replace(STYLE, template="nowhere"))


def test_a_closed_pool_writes_nothing(plain: TailoredResume) -> None:
    pool = PooledPdfWriter(1)
    pool.close()

    with pytest.raises(DocumentError, match="the program is ending"):
        pool.write(plain, STYLE)


def test_no_process_outlives_a_killed_parent() -> None:
    script = (
        "import os, subprocess, sys\n"
        "from jseeker.render.pool import _RenderProcess\n"
        "process = _RenderProcess(None)\n"
        "print(process._process.pid, flush=True)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    parent = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    child = int(parent.stdout)

    gone = threading.Event()
    for _ in range(200):
        try:
            os.kill(child, 0)
        except ProcessLookupError:
            gone.set()
            break
        state = Path(f"/proc/{child}/stat")
        if state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z":
            gone.set()
            break
        threading.Event().wait(0.05)

    assert gone.is_set()
