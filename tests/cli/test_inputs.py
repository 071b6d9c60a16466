"""Links, files and lists on a command line."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from jseeker.batch.submit import GivenFile
from jseeker.cli.inputs import given_inputs, is_file, links_in
from jseeker.errors import UsageError


@pytest.mark.parametrize(
    ("word", "file"),
    [
        ("https://jobs.acme.example/1.html", False),
        ("file:///tmp/x.html", False),
        ("ftp://host/x.pdf", False),
        ("jobs.acme.example/openings/1.html", False),
        ("mailto:x@example.org.txt", False),
        ("posting.html", True),
        ("./saved/posting.PDF", True),
        ("../posting.docx", True),
        ("/somewhere/answer.json", True),
        ("javascript:alert(1)", False),
        ("just words", False),
        ("nul\0.html", False),
        ("x" * 5000 + ".html", False),
    ],
)
def test_files_and_links_are_told_apart(word: str, file: bool) -> None:
    assert is_file(word) is file


def test_whatever_is_there_is_a_file_also_without_an_ending(tmp_path: Path) -> None:
    (tmp_path / "posting").write_text("text")
    assert is_file(str(tmp_path / "posting"))


def test_a_list_keeps_fragments_and_leaves_comments_out() -> None:
    lines = ["\ufeff# mine", "", "  ", "https://a.example/#job-12", "https://b.example/1 # the good one", "\t# x"]
    assert links_in(lines) == ["https://a.example/#job-12", "https://b.example/1"]


def test_arguments_come_before_lists_and_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "links.txt").write_bytes(b"https://b.example/2\r\n#\r\n" + str(tmp_path / "p.html").encode())
    (tmp_path / "p.html").write_text("<p>hello</p>")
    found = given_inputs(["https://a.example/1"], [str(tmp_path / "links.txt")])
    file = GivenFile(str(tmp_path / "p.html"), b"<p>hello</p>")
    assert found == ["https://a.example/1", "https://b.example/2", file]


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"https://a.example/1\n")))
    assert given_inputs([], ["-"]) == ["https://a.example/1"]


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    missing = str(tmp_path / "nothing.html")
    with pytest.raises(UsageError, match=r"nothing\.html"):
        given_inputs([missing])
    with pytest.raises(UsageError, match=r"nothing\.html"):
        given_inputs([], [missing])


@pytest.mark.parametrize("text", ["", "\n\n# only comments\n"])
def test_nothing_at_all_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "links.txt").write_text(text)
    with pytest.raises(UsageError, match="No links were given"):
        given_inputs([], [str(tmp_path / "links.txt")])
