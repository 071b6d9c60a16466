"""The resume file of a batch."""

from __future__ import annotations

from pathlib import Path

import pytest

from jseeker.batch.resumes import ResumeFile, profile_names
from jseeker.errors import NotConfigured, ResumeInvalid, ResumeMissing
from jseeker.samples import sample_resume


def test_the_file_is_read_with_its_name_and_without_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "ana.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + sample_resume())

    file = ResumeFile.at(path)

    assert file.name == "ana.yaml"
    assert file.text == sample_resume().decode()
    assert file.profile().name


def test_a_missing_resume_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ResumeMissing, match="jseeker profile init"):
        ResumeFile.at(tmp_path / "none.yaml")


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "resume.pdf").write_bytes(b"%PDF-1.7\n\xff\xfe\x00\xd8")

    with pytest.raises(NotConfigured, match=r"resume\.pdf is no text file; make one .* with jseeker profile import\.$"):
        ResumeFile.at(tmp_path / "resume.pdf")
    with pytest.raises(NotConfigured, match="cannot be read"):
        ResumeFile.at(tmp_path)


def test_what_is_no_resume_is_refused_when_its_content_is_asked_for() -> None:
    with pytest.raises(ResumeInvalid):
        ResumeFile("resume.yaml", "basics: {name: [1, 2]}").profile()


def test_each_profile_is_named_once() -> None:
    names = profile_names(ResumeFile("resume.yaml", sample_resume().decode()).profile())
    assert len(names) == len(set(names))
