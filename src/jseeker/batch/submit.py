"""From a list of links and files to the rows of a batch: doubles, known postings and hopeless links settled at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jseeker.core.links import clean_link
from jseeker.errors import NotConfigured, PostingError
from jseeker.model.batch import JobStatus
from jseeker.model.posting import Posting
from jseeker.model.queue import NewJob

__all__ = ["GivenFile", "given_file", "plan_jobs"]


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A saved posting: its name as given and its content."""

    name: str
    content: bytes


def given_file(path: Path) -> GivenFile:
    """A saved posting on disk, read whole.

    Raises:
        NotConfigured: it cannot be read.
    """
    try:
        return GivenFile(str(path), path.read_bytes())
    except OSError as error:
        raise NotConfigured(f"The file {path} cannot be read ({error.strerror}); check its name.") from error


def plan_jobs(
    inputs: Sequence[str | GivenFile | NewJob],
    key_of: Callable[[str], str],
    read_saved: Callable[[str, bytes], Posting],
    known: Callable[[list[str]], Mapping[str, int]],
    *,
    again: bool = False,
) -> tuple[NewJob, ...]:
    """One row for each input, in order. `key_of` names a link's posting, `known` the applications of keys.

    A link that cannot be one is a failed row, a second link to the same posting a skipped row that names the first, a
    posting with an application a skipped row that names it (unless `again`). A row that is settled already stays.
    """
    rows = [given if isinstance(given, NewJob) else _row(given, key_of, read_saved) for given in inputs]
    applications = {} if again else known([row.key for row in rows if row.key])
    first_places: dict[str, int] = {}
    planned: list[NewJob] = []
    for place, row in enumerate(rows):
        if row.status is not JobStatus.PENDING:
            planned.append(row)
        elif row.key in first_places:
            planned.append(
                NewJob(row.url, row.key, JobStatus.SKIPPED, reason="duplicate", duplicate_of=first_places[row.key])
            )
        else:
            first_places[row.key] = place
            planned.append(_unless_known(row, applications))
    return tuple(planned)


def _row(given: str | GivenFile, key_of: Callable[[str], str], read_saved: Callable[[str, bytes], Posting]) -> NewJob:
    name = given if isinstance(given, str) else given.name
    try:
        if isinstance(given, GivenFile):
            posting = read_saved(given.name, given.content)
            return NewJob(name, posting.key, posting=posting)
        return NewJob(name, key_of(clean_link(given)))
    except PostingError as error:
        return NewJob(name, "", JobStatus.FAILED, error=error.message, error_kind=error.kind)


def _unless_known(row: NewJob, applications: Mapping[str, int]) -> NewJob:
    if row.key not in applications:
        return row
    number = applications[row.key]
    reason = f"already applied: application {number}"
    return NewJob(row.url, row.key, JobStatus.SKIPPED, reason=reason, application_id=number)
