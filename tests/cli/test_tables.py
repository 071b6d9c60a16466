"""The tables of results and batches."""

from __future__ import annotations

import io
from datetime import UTC, datetime

from jseeker.cli.tables import SHOWN_JOBS, print_batches, print_results
from jseeker.model.batch import Batch, BatchJob, BatchOptions, BatchProgress, BatchStatus, JobStatus

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LONG = "/home-of-someone/" + "a-very-long-folder-name/" * 12 + "acme-engineer-0123abcd/resume.pdf"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def completed(number: int = 1, pdf: str = LONG) -> BatchJob:
    result = {"company": "Acme [bold]", "role": "Engineer", "ats_score": 82, "documents": {"pdf": pdf}}
    return BatchJob(str(number), f"https://a.example/{number}", JobStatus.COMPLETED, result=result, position=number)


def printed(jobs: list[BatchJob]) -> str:
    stream = io.StringIO()
    print_results(jobs, "/out", stream)
    return stream.getvalue()


def test_a_program_reads_whole_paths_on_one_line() -> None:
    line = next(line for line in printed([completed()]).splitlines() if "Acme" in line)
    assert line.rstrip().endswith(LONG)
    assert "Acme [bold]" in line
    assert " 82 " in line


def test_failures_come_first_with_their_sentence() -> None:
    gone = BatchJob("2", "https://b.example/2", JobStatus.FAILED, error="The posting is gone (404).", position=2)
    double = BatchJob("3", "https://c.example/3", JobStatus.SKIPPED, reason="duplicate of job 1", position=3)
    text = printed([completed(), double, gone])
    assert text.index("The posting is gone (404).") < text.index("Acme") < text.index("duplicate of job 1")
    assert "Documents: /out" in text


def test_no_folder_is_named_where_nothing_was_written() -> None:
    text = printed([BatchJob("2", "https://b.example/2", JobStatus.FAILED, error="Gone.")])
    assert "Documents:" not in text


def test_a_terminal_gets_links_that_start_at_the_output_folder() -> None:
    stream = Terminal()
    print_results([completed(pdf="/out/acme/resume.pdf")], "/out", stream)
    assert "file:///out/acme/resume.pdf" in stream.getvalue()
    assert "acme/resume.pdf" in stream.getvalue()


def test_thousands_of_jobs_are_cut_short_and_counted() -> None:
    text = printed([completed(number) for number in range(SHOWN_JOBS + 50)])
    assert text.count("Acme") == SHOWN_JOBS
    assert "50 jobs more" in text


def test_batches_are_listed_with_name_and_counts() -> None:
    stream = io.StringIO()
    batch = Batch("b7", BatchStatus.RUNNING, NOW, BatchOptions(output_dir="/out"), name="monday\x1b[2J")
    print_batches([(batch, BatchProgress("b7", total=3, completed=2, status=BatchStatus.INTERRUPTED))], stream)
    assert "b7" in stream.getvalue()
    assert "interrupted" in stream.getvalue()
    assert "\x1b" not in stream.getvalue()


def test_no_batches_say_how_to_start_one() -> None:
    stream = io.StringIO()
    print_batches([], stream)
    assert "jseeker run" in stream.getvalue()
