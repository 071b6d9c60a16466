"""One posting's text becomes documents, and nothing is recorded."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jseeker.errors import EmptyPage, Refused, ResumeMissing
from jseeker.pipeline import PipelineResult, run_pipeline

POSTING = """Senior Data Engineer
Company: Northlight Freight
Location: Lisbon

What you will do
- Build pipelines in Airflow and dbt

Requirements
- 5+ years of Python and SQL
- PostgreSQL in production

Nice to have
- Kafka
"""


def test_the_documents_stand_in_one_folder_named_after_the_posting(with_resume: Path, tmp_path: Path) -> None:
    result = run_pipeline(POSTING, output_dir=tmp_path / "out")

    assert isinstance(result, PipelineResult)
    assert result.pdf_path is not None
    assert result.docx_path is not None
    assert result.documents.folder.parent == tmp_path / "out"
    assert result.documents.folder.name.startswith("northlight-freight-senior-data-engineer-")
    names = {path.name for path in result.documents.folder.iterdir()}
    assert names == {"resume.pdf", "resume.docx", "posting.json", "provenance.json"}
    assert 0 <= result.ats_score <= 100


def test_the_same_posting_gives_the_same_bytes_in_the_same_place(with_resume: Path, tmp_path: Path) -> None:
    first = run_pipeline(POSTING, output_dir=tmp_path)
    before = {path.name: path.read_bytes() for path in first.documents.files}

    again = run_pipeline(POSTING, output_dir=tmp_path)

    assert again.documents.folder == first.documents.folder
    assert {path.name: path.read_bytes() for path in again.documents.files} == before


def test_provenance_covers_the_lines_with_the_persons_own_words(with_resume: Path, tmp_path: Path) -> None:
    result = run_pipeline(POSTING, output_dir=tmp_path)

    told = json.loads((result.documents.folder / "provenance.json").read_text())

    assert len(told["resume_sha256"]) == 64
    assert {line["mode"] for line in told["lines"]} <= {"verbatim", "variant", "alias", "rewritten"}
    bullets = [line for line in told["lines"] if line["section"] == "work" and line["source_id"] != "work"]
    assert len(bullets) >= 6
    resume = (with_resume / "resume.yaml").read_text()
    assert all(
        line["source_text"] in resume
        for line in bullets
        if line["mode"] == "verbatim" and " " in line["text"] and line["text"] == line["source_text"]
    )


def test_nothing_is_recorded(with_resume: Path, tmp_path: Path) -> None:
    run_pipeline(POSTING, "https://jobs.example.org/1", tmp_path)

    assert not (with_resume / "jseeker.db").exists()


def test_without_a_resume_or_a_posting_the_sentence_says_so(with_resume: Path, tmp_path: Path) -> None:
    with pytest.raises(EmptyPage):
        run_pipeline("Hi.", output_dir=tmp_path)
    with pytest.raises(Refused):
        run_pipeline(POSTING, "ftp://example.org/1", tmp_path)
    (with_resume / "resume.yaml").unlink()
    with pytest.raises(ResumeMissing):
        run_pipeline(POSTING, output_dir=tmp_path)
