"""The group of commands: what it says of wrong words, and how fast it starts."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from jseeker.cli.group import run_command

Say = Callable[..., tuple[int, str, str]]
RANGE = "in the range 1<=x<=64"
HELP_RATIO = 8
"""`jseeker --help` may take so many times what `python -c pass` takes."""


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["rnu"], "There is no command 'rnu'; did you mean run?"),
        (["xyzzy"], "There is no command 'xyzzy'; see jseeker --help."),
        (["run", "--wokers", "3"], "No such option '--wokers'. Did you mean '--workers'?"),
        (["demo", "--workers", "0"], f"Invalid value for '--workers': 0 is not {RANGE}; see jseeker demo --help."),
        (["read"], "Missing argument 'LINK|FILE|-…'; see jseeker read --help."),
        (["batch", "frobnicate"], "No such command 'frobnicate'; see jseeker batch --help."),
    ],
)  # fmt: skip
def test_a_wrong_word_is_one_sentence_and_exit_2(say: Say, words: list[str], sentence: str) -> None:
    code, out, err = say(*words)
    assert (code, out) == (2, "")
    assert err == sentence + "\n"


@pytest.fixture
def fault(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of the program in `jseeker batch list`."""

    def broken(*_: object, **__: object) -> int:
        raise RuntimeError("the wires\nare crossed")

    monkeypatch.setattr("jseeker.cli.batches.list_batches", broken)


@pytest.mark.usefixtures("fault")
def test_an_unexpected_error_is_a_sentence_without_traceback(say: Say) -> None:
    code, out, err = say("batch", "list")
    assert (code, out) == (1, "")
    told = "Something unexpected went wrong (RuntimeError: the wires are crossed)"
    assert err == f"{told}; run it again with --debug to see where.\n"


@pytest.mark.usefixtures("fault")
@pytest.mark.parametrize("words", [["--debug", "batch", "list"], ["batch", "list", "--debug"]])
def test_debug_may_stand_anywhere_and_shows_where_it_went_wrong(words: list[str]) -> None:
    with pytest.raises(RuntimeError, match="the wires"):
        run_command(words)


def test_a_home_that_cannot_be_one_is_one_sentence(say: Say, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # given a home inside a file
    (home / "file").write_text("x")
    monkeypatch.setenv("JSEEKER_HOME", str(home / "file" / "inside"))
    code, out, err = say("batch", "list")
    assert (code, out) == (3, "")
    assert err.startswith(f"The folder {home / 'file' / 'inside'} cannot be made")
    assert err.count("\n") == 1


def test_the_help_of_every_command_is_told_without_the_engine(say: Say) -> None:
    script = (
        "import sys; from jseeker.cli import main\n"
        "names = ('run', 'read', 'batch', 'worker', 'demo', 'doctor', 'config', 'profile', 'db')\n"
        "for name in names: main([name, '--help'])\n"
        "heavy = {'sqlalchemy', 'pydantic', 'typst', 'httpx2', 'rich', 'docx'} & set(sys.modules)\n"
        "sys.exit(f'imported: {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Usage:") == 9


def test_help_starts_within_eight_times_an_empty_python() -> None:
    def took(*arguments: str) -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
        return time.perf_counter() - start

    # side by side, so that a busy machine slows both alike
    pairs = [(took("-m", "jseeker", "--help"), took("-c", "pass")) for _ in range(9)]
    assert statistics.median(ours / empty for ours, empty in pairs) <= HELP_RATIO
