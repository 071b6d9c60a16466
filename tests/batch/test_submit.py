"""From links and files to rows: what is hopeless, double or known is settled before anything starts."""

from __future__ import annotations

from jseeker.batch.submit import GivenFile, plan_jobs
from jseeker.core.links import canonical_link
from jseeker.errors import EmptyPage, ErrorKind, LoginWall
from jseeker.model.batch import JobStatus
from jseeker.model.posting import Posting, ReadMethod
from jseeker.model.queue import NewJob


def _saved(name: str, content: bytes) -> Posting:
    if not content:
        raise EmptyPage(f"{name} holds no text.")
    return Posting(name, f"file:{content.decode()}", "file", ReadMethod.FILE, "Northwind", "Nurse", "Text.")


def _plan(*inputs: str | GivenFile, known: dict[str, int] | None = None, again: bool = False) -> tuple[NewJob, ...]:
    return plan_jobs(inputs, canonical_link, _saved, lambda _keys: known or {}, again=again)


def test_links_become_pending_rows_in_their_order() -> None:
    rows = _plan("https://a.example/1", "https://a.example/2")

    assert [(row.url, row.status) for row in rows] == [
        ("https://a.example/1", JobStatus.PENDING),
        ("https://a.example/2", JobStatus.PENDING),
    ]


def test_another_spelling_of_a_link_is_skipped_and_names_the_first() -> None:
    rows = _plan("https://a.example/0", "https://a.example/1", "https://A.example/1?utm_source=x")

    assert (rows[2].status, rows[2].duplicate_of, rows[2].url) == (
        JobStatus.SKIPPED,
        1,
        "https://A.example/1?utm_source=x",
    )


def test_a_link_that_cannot_be_one_is_a_failed_row_and_the_rest_goes_on() -> None:
    rows = _plan("file:///etc/passwd", "not a link", "https://a.example/1")

    assert [row.status for row in rows] == [JobStatus.FAILED, JobStatus.FAILED, JobStatus.PENDING]
    assert rows[0].error == "Only http and https links can be fetched; for a saved page give its file."
    assert {row.error_kind for row in rows[:2]} == {ErrorKind.REFUSED}


def test_a_site_that_can_never_be_read_fails_with_its_own_kind() -> None:
    def refuses(link: str) -> str:
        raise LoginWall(f"{link} asks for a sign-in; save the page or paste the text.")

    [row] = plan_jobs(["https://walled.example/1"], refuses, _saved, lambda _keys: {})

    assert (row.status, row.error_kind) == (JobStatus.FAILED, ErrorKind.LOGIN_WALL)


def test_a_known_posting_is_skipped_with_its_application_unless_asked_for_again() -> None:
    known = {"https://a.example/1": 7}

    [skipped] = _plan("https://a.example/1", known=known)
    [again] = _plan("https://a.example/1", known=known, again=True)

    assert (skipped.status, skipped.reason, skipped.application_id) == (
        JobStatus.SKIPPED,
        "already applied: application 7",
        7,
    )
    assert again.status is JobStatus.PENDING


def test_a_saved_file_brings_its_posting_and_an_empty_one_fails() -> None:
    good, bad = _plan(GivenFile("a.html", b"one"), GivenFile("b.html", b""))

    assert good.posting is not None
    assert (good.status, good.key) == (JobStatus.PENDING, "file:one")
    assert (bad.status, bad.error_kind) == (JobStatus.FAILED, ErrorKind.EMPTY_PAGE)


def test_the_same_file_twice_is_one_job() -> None:
    rows = _plan(GivenFile("a.html", b"one"), GivenFile("copy.html", b"one"))

    assert [row.status for row in rows] == [JobStatus.PENDING, JobStatus.SKIPPED]
