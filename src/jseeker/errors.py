"""Everything that can go wrong, as one tree; each error has a kind, a sentence for the person, and whether to retry.

JSeekerError
├── UsageError            the command or call was worded wrongly (exit 2)
├── NotConfigured         something must be set up first (exit 3)
│   ├── ResumeMissing
│   └── ResumeInvalid     with file, path, value and fix
├── PostingError          a link or page did not give one open posting; the job fails, the batch goes on
│   ├── Refused           the link may not be opened at all
│   ├── NotAPosting       a list, a file, a search: may name the postings it offers
│   ├── PostingGone
│   ├── LoginWall
│   ├── BotWall
│   ├── NeedsBrowser
│   ├── EmptyPage
│   ├── Unreachable       retryable; may say when
│   ├── TooLarge
│   └── TooSlow
├── DocumentError         a document could not be written, or did not read back whole
├── ModelError            the language model did not answer usefully; the offline writer stands in
│   └── ModelUnavailable  retryable
├── BatchHalted           the whole batch must pause: going on would fail every job the same way (exit 3)
│   ├── KeyRefused
│   ├── BudgetReached
│   └── DiskFull
├── UnexpectedError       a fault of the program itself, in one job
├── StoreError            the database cannot be used as it is
│   ├── UnknownId
│   ├── TransactionCrossed    another one was in the way; run again it goes through
│   ├── DatabaseDamaged
│   └── DatabaseTooNew
└── LostClaim             another worker owns this job now; not the person's business
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

__all__ = [
    "BatchHalted",
    "BotWall",
    "BudgetReached",
    "DatabaseDamaged",
    "DatabaseTooNew",
    "DiskFull",
    "DocumentError",
    "EmptyPage",
    "ErrorKind",
    "JSeekerError",
    "KeyRefused",
    "ListedPosting",
    "LoginWall",
    "LostClaim",
    "ModelError",
    "ModelUnavailable",
    "NeedsBrowser",
    "NotAPosting",
    "NotConfigured",
    "PostingError",
    "PostingGone",
    "Refused",
    "ResumeInvalid",
    "ResumeMissing",
    "StoreError",
    "TooLarge",
    "TooSlow",
    "TransactionCrossed",
    "UnexpectedError",
    "UnknownId",
    "Unreachable",
    "UsageError",
]


class ErrorKind(StrEnum):
    """The one word for an error that programs may rely on (`error.kind` in JSON)."""

    REFUSED = "refused"
    NOT_A_POSTING = "not_a_posting"
    POSTING_GONE = "posting_gone"
    LOGIN_WALL = "login_wall"
    BOT_WALL = "bot_wall"
    NEEDS_BROWSER = "needs_browser"
    EMPTY_PAGE = "empty_page"
    UNREACHABLE = "unreachable"
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    DOCUMENT = "document"
    MODEL = "model"
    KEY_REFUSED = "key_refused"
    BUDGET_REACHED = "budget_reached"
    DISK_FULL = "disk_full"
    USAGE = "usage"
    NOT_CONFIGURED = "not_configured"
    RESUME = "resume"
    DATABASE = "database"
    LOST_CLAIM = "lost_claim"
    INTERNAL = "internal"


class JSeekerError(Exception):
    """The base of all errors of jSeeker; `message` is one sentence: what, which, and what to do."""

    kind: ClassVar[ErrorKind] = ErrorKind.INTERNAL
    retryable: bool = False

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class UsageError(JSeekerError):
    """The command or call was worded wrongly; nothing was done."""

    kind = ErrorKind.USAGE


class NotConfigured(JSeekerError):
    """Something must be set up first; the message names it and the command that does it."""

    kind = ErrorKind.NOT_CONFIGURED


class ResumeMissing(NotConfigured):
    """There is no resume file where one is expected."""

    kind = ErrorKind.RESUME


class ResumeInvalid(NotConfigured):
    """The resume file is not valid; `problems` holds one sentence each, with file, path, value and fix."""

    kind = ErrorKind.RESUME

    def __init__(self, message: str, problems: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems or (message,)


class PostingError(JSeekerError):
    """A link or page did not give one open posting."""

    kind = ErrorKind.NOT_A_POSTING


class Refused(PostingError):
    """The link may not be opened: its scheme, address, length or user info."""

    kind = ErrorKind.REFUSED


@dataclass(frozen=True, slots=True)
class ListedPosting:
    """A posting as a board or a list names it; `title` and `place` are empty where it does not say them."""

    url: str
    title: str = ""
    place: str = ""


class NotAPosting(PostingError):
    """The page is not one posting; `postings` are those that it lists, if any, `total` how many there are in all where
    the answer names only the first of them."""

    kind = ErrorKind.NOT_A_POSTING

    def __init__(self, message: str, postings: tuple[ListedPosting, ...] = (), total: int = 0) -> None:
        super().__init__(message)
        self.postings = postings
        self.total = max(total, len(postings))


class PostingGone(PostingError):
    """The posting was there and is no longer open."""

    kind = ErrorKind.POSTING_GONE


class LoginWall(PostingError):
    """The site asks for a sign-in."""

    kind = ErrorKind.LOGIN_WALL


class BotWall(PostingError):
    """The site answers with a challenge instead of the page."""

    kind = ErrorKind.BOT_WALL


class NeedsBrowser(PostingError):
    """The page is an empty shell until scripts have run."""

    kind = ErrorKind.NEEDS_BROWSER


class EmptyPage(PostingError):
    """There is no text to read."""

    kind = ErrorKind.EMPTY_PAGE


class Unreachable(PostingError):
    """The site did not answer, or answered with a fault of its own; `retry_after_s` is its wish, if it named one.

    A fault that would be the same again (a redirect in a circle, a bad certificate) is made with `retryable=False`.
    """

    kind = ErrorKind.UNREACHABLE

    def __init__(self, message: str, *, retry_after_s: float | None = None, retryable: bool = True) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s
        self.retryable = retryable


class TooLarge(PostingError):
    """The page is over the size or complexity that a posting can have."""

    kind = ErrorKind.TOO_LARGE


class TooSlow(PostingError):
    """The page did not arrive whole before the deadline."""

    kind = ErrorKind.TOO_SLOW


class DocumentError(JSeekerError):
    """A document could not be written, or did not read back whole."""

    kind = ErrorKind.DOCUMENT


class ModelError(JSeekerError):
    """The language model did not answer usefully; the offline writer stands in for it."""

    kind = ErrorKind.MODEL


class ModelUnavailable(ModelError):
    """The language model is busy or down; `retry_after_s` is its own wish, if it named one."""

    retryable = True

    def __init__(self, message: str, *, retry_after_s: float | None = None) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class BatchHalted(JSeekerError):
    """Going on would fail every job the same way: the batch pauses until a person has acted."""


class KeyRefused(BatchHalted):
    """The model's provider refused the key."""

    kind = ErrorKind.KEY_REFUSED


class BudgetReached(BatchHalted):
    """The money set aside for the batch or the month is spent."""

    kind = ErrorKind.BUDGET_REACHED


class DiskFull(BatchHalted):
    """There is no space left for the database or the documents."""

    kind = ErrorKind.DISK_FULL


class StoreError(JSeekerError):
    """The database cannot be used as it is."""

    kind = ErrorKind.DATABASE


class UnknownId(StoreError, LookupError):
    """No row has this id."""


class TransactionCrossed(StoreError):
    """Another transaction was in the way of this one, which was undone whole; run again it goes through."""


class DatabaseDamaged(StoreError):
    """The database file is damaged, or is none."""


class DatabaseTooNew(StoreError):
    """A newer version of jSeeker wrote this database."""


class UnexpectedError(JSeekerError):
    """A fault of the program itself, in one job: the others go on."""


class LostClaim(JSeekerError):
    """Another worker, or a command, owns this job now: whoever held it drops it and writes nothing."""

    kind = ErrorKind.LOST_CLAIM
