"""What a list of links with boards among them means when it is run."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from jseeker.batch.boards import MAX_FROM_A_BOARD, with_postings_of_boards
from jseeker.batch.submit import GivenFile, plan_jobs
from jseeker.core.listed import PostingFilter
from jseeker.errors import ErrorKind, ListedPosting, NotAPosting, Unreachable
from jseeker.model.batch import JobStatus
from jseeker.model.queue import NewJob

BOARD = "https://jobs.acme.example"
LISTED = (
    ListedPosting(f"{BOARD}/1", "Baker", "Leeds"),
    ListedPosting(f"{BOARD}/2", "Head Baker", "York"),
    ListedPosting(f"{BOARD}/3", "Driver", "Leeds"),
)


class Answers:
    """Reads links as told, and notes which were asked."""

    def __init__(self, answers: dict[str, Exception]) -> None:
        self.answers, self.asked = answers, []

    async def __call__(self, link: str) -> object:
        self.asked.append(link)
        if link in self.answers:
            raise self.answers[link]
        return "a posting"


def expanded(
    inputs: Sequence[str | GivenFile], wish: PostingFilter, read: Answers, may_list: bool = True
) -> tuple[str | GivenFile | NewJob, ...]:
    return asyncio.run(with_postings_of_boards(inputs, wish, lambda link: may_list, read))


def test_a_board_becomes_its_postings_that_fit_in_the_place_where_it_stood() -> None:
    read = Answers({BOARD: NotAPosting("It lists 3.", LISTED)})
    given = ["https://a.example/1", BOARD, GivenFile("x.txt", b"x")]
    assert expanded(given, PostingFilter(titles=("baker",)), read) == (
        "https://a.example/1",
        f"{BOARD}/1",
        f"{BOARD}/2",
        GivenFile("x.txt", b"x"),
    )


def test_without_a_wish_nothing_is_asked() -> None:
    read = Answers({BOARD: NotAPosting("It lists 3.", LISTED)})
    assert expanded([BOARD], PostingFilter(), read) == (BOARD,)
    assert read.asked == []


def test_what_surely_names_a_posting_is_not_asked_in_advance() -> None:
    read = Answers({})
    assert expanded([BOARD], PostingFilter(titles=("baker",)), read, may_list=False) == (BOARD,)
    assert read.asked == []


@pytest.mark.parametrize(
    ("error", "status", "told"),
    [
        (NotAPosting("It lists 3.", LISTED), JobStatus.SKIPPED, "none of its 3 postings fits"),
        (NotAPosting("This link lists no open postings."), JobStatus.SKIPPED, "it lists no postings now"),
        (NotAPosting("This link is a PDF."), JobStatus.FAILED, "This link is a PDF."),
        (Unreachable("The site failed 3 times."), JobStatus.FAILED, "The site failed 3 times."),
    ],
)
def test_a_board_that_gives_nothing_is_one_row_that_says_why(error: Exception, status: JobStatus, told: str) -> None:
    (row,) = expanded([BOARD], PostingFilter(titles=("surgeon",)), Answers({BOARD: error}))
    assert isinstance(row, NewJob)
    assert (row.url, row.status, row.error or row.reason) == (BOARD, status, told)


def test_a_board_without_places_says_that_the_wish_for_one_cannot_be_met() -> None:
    bare = NotAPosting("It lists 1.", (ListedPosting(f"{BOARD}/1", "Baker"),))
    (row,) = expanded([BOARD], PostingFilter(places=("Leeds",)), Answers({BOARD: bare}))
    assert isinstance(row, NewJob)
    assert row.reason == "none of its 1 postings says its place"


def test_too_many_are_none_and_a_sentence() -> None:
    many = tuple(ListedPosting(f"{BOARD}/{number}", "Baker") for number in range(MAX_FROM_A_BOARD + 1))
    (row,) = expanded([BOARD], PostingFilter(titles=("baker",)), Answers({BOARD: NotAPosting("Many.", many)}))
    assert isinstance(row, NewJob)
    assert (row.status, row.error_kind) == (JobStatus.FAILED, ErrorKind.NOT_A_POSTING)
    assert row.error == (
        "51 postings of this board fit, and at most 50 are taken at once; choose by more words with --title or --place."
    )
    fewer = NotAPosting("Many.", many[:-1])
    assert len(expanded([BOARD], PostingFilter(titles=("baker",)), Answers({BOARD: fewer}))) == MAX_FROM_A_BOARD


def test_postings_beyond_the_first_page_are_not_passed_over_in_silence() -> None:
    read = Answers({BOARD: NotAPosting("It lists 43.", LISTED, 43)})
    *links, row = expanded([BOARD], PostingFilter(titles=("driver",)), read)
    assert links == [f"{BOARD}/3"]
    assert isinstance(row, NewJob)
    assert row.reason == "only the first 3 of its 43 postings were looked at; give the link of a search on it"


def test_rows_that_are_settled_stay_so_when_the_batch_is_planned() -> None:
    row = NewJob(BOARD, "", JobStatus.SKIPPED, reason="none of its 3 postings fits")
    planned = plan_jobs([row, "https://a.example/1"], lambda link: link, lambda *_: None, lambda keys: {})
    assert planned[0] == row
    assert planned[1].status is JobStatus.PENDING
