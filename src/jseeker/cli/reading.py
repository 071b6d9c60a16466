"""What `jseeker read` does: each posting as JSON or as a page for people."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from jseeker.app import App, ReadLink
from jseeker.batch.submit import GivenFile
from jseeker.cli.home import opened
from jseeker.cli.inputs import given_inputs
from jseeker.cli.ndjson import json_line
from jseeker.cli.outcome import ExitCode
from jseeker.core.listed import PostingFilter
from jseeker.core.parse import parse
from jseeker.core.report import report_of
from jseeker.core.words import counted, printable
from jseeker.errors import ListedPosting, NotAPosting, PostingError, UsageError
from jseeker.model.posting import FoundSkill, ParsedPosting, Posting, Salary
from jseeker.sources import MAX_FILE_BYTES, read_saved

__all__ = ["error_shape", "posting_text", "read_inputs"]

AT_ONCE = 5
"""How many postings are read at the same time."""
SHOWN_PARAGRAPHS = 3
EVERY_POSTING = PostingFilter()
CHOSEN = "This link lists postings: {count} of {all} named there fit."


def read_inputs(
    inputs: Sequence[str],
    page: str | None,
    allow_hosts: tuple[str, ...],
    *,
    as_json: bool,
    wish: PostingFilter = EVERY_POSTING,
    browser: bool = False,
) -> int:
    """Reads each input (`-`: standard input) and prints it, in order; the exit code is 1 where any is no open posting.

    Of the postings that a board or a list names, those that fit the wish are printed.

    Raises:
        UsageError: a file is missing, or `page` was given for more than one link.
    """
    given = [_standard_input() if word == "-" else given_inputs([word])[0] for word in inputs]
    body = _page_body(page, given) if page is not None else None
    with opened(allow_hosts=allow_hosts or None, browser=browser or None) as app:
        results = asyncio.run(_read_all(app, given, body))
    for name, result in zip(inputs, results, strict=True):
        _print(name, _chosen(result, wish), as_json=as_json)
    return ExitCode.FAILED if any(isinstance(result, PostingError) for result in results) else ExitCode.OK


async def _read_all(app: App, given: Sequence[str | GivenFile], body: bytes | None) -> list[Posting | PostingError]:
    places = asyncio.Semaphore(AT_ONCE)

    async def one(read: ReadLink, what: str | GivenFile) -> Posting | PostingError:
        try:
            async with places:
                if isinstance(what, GivenFile):
                    return await asyncio.to_thread(read_saved, what.name, what.content)
                return await read(what, body)
        except PostingError as error:
            return error

    async with app.reader() as read:
        return list(await asyncio.gather(*(one(read, what) for what in given)))


def _standard_input() -> GivenFile:
    """What is piped in, as a saved posting; more than one can be is not waited for."""
    return GivenFile("standard input", sys.stdin.buffer.read(MAX_FILE_BYTES + 1))


def _page_body(page: str, given: Sequence[str | GivenFile]) -> bytes:
    if len(given) != 1 or isinstance(given[0], GivenFile):
        raise UsageError("The option --page stands in for the answer to one link; give exactly one link with it.")
    try:
        return Path(page).read_bytes()
    except OSError as error:
        raise UsageError(f"The page {page} cannot be read ({error.strerror}); check its name.") from error


def _print(name: str, result: Posting | PostingError, *, as_json: bool) -> None:
    if isinstance(result, PostingError):
        if as_json:
            sys.stdout.write(json_line(error_shape(name, result)) + "\n")
        else:
            sys.stderr.write(_error_text(name, result))
        return
    parsed = parse(result)
    text = json_line(report_of(result, parsed)) if as_json else posting_text(result, parsed)
    sys.stdout.write(text + "\n")


def error_shape(name: str, error: PostingError) -> dict[str, Any]:
    """What is printed in place of a posting; a list of postings is named, too."""
    shape: dict[str, Any] = {"kind": error.kind.value, "message": error.message, "retryable": error.retryable}
    if isinstance(error, NotAPosting) and error.postings:
        shape["postings"] = [asdict(posting) for posting in error.postings]
    return {"url": name, "error": shape}


def _error_text(name: str, error: PostingError) -> str:
    lines = [f"{printable(name)}: {error.message}"]
    if isinstance(error, NotAPosting):
        lines += [_listed_text(posting) for posting in error.postings]
    return "\n".join(lines) + "\n"


def _listed_text(posting: ListedPosting) -> str:
    named = " · ".join(filter(None, (posting.title, posting.place)))
    return f"  {printable(posting.url)}" + (f"\n    {printable(named)}" if named else "")


def _chosen(result: Posting | PostingError, wish: PostingFilter) -> Posting | PostingError:
    """The result; of a list only what fits the wish, and a sentence that says how many."""
    if not wish or not isinstance(result, NotAPosting) or not result.postings:
        return result
    fitting = wish.chosen(result.postings)
    sentence = CHOSEN.format(count=len(fitting), all=counted(len(result.postings), "posting"))
    return NotAPosting(sentence, fitting)


def posting_text(posting: Posting, parsed: ParsedPosting) -> str:
    """One posting for people: its facts, what it asks for, the start of its text."""
    facts = {
        "Company": posting.company,
        "Places": "; ".join(posting.locations),
        "Workplace": (posting.workplace or "").replace("_", " "),
        "Employment": posting.employment_type,
        "Salary": _salary(posting.salary),
        "Posted": posting.date_posted,
        "Open until": posting.valid_through,
        "Language": posting.language,
        "Level": parsed.seniority,
        "Experience": f"{parsed.years_experience}+ years" if parsed.years_experience is not None else None,
        "Degree": parsed.degree,
        "Must have": _skills(parsed.must_skills),
        "Nice to have": _skills(parsed.nice_skills),
        "Read by": f"{posting.source} ({posting.method})",
        "Apply at": posting.apply_url,
    }
    lines = [printable(posting.title), "=" * min(78, len(printable(posting.title)))]
    lines += [f"{name + ':':<14}{printable(value)}" for name, value in facts.items() if value]
    lines += [f"{'Duty:':<14}{printable(duty)}" for duty in parsed.responsibilities[:5]]
    lines += [f"{'Note:':<14}{printable(note)}" for note in posting.notes]
    paragraphs = [line for line in posting.description.splitlines() if line.strip()]
    lines += ["", *(printable(line) for line in paragraphs[:SHOWN_PARAGRAPHS])]
    if len(paragraphs) > SHOWN_PARAGRAPHS:
        lines.append(f"… ({len(paragraphs) - SHOWN_PARAGRAPHS} more paragraphs; --json gives all)")
    return "\n".join(lines) + "\n"


def _skills(skills: Sequence[FoundSkill]) -> str:
    return ", ".join(dict.fromkeys(skill.name for skill in skills))


def _salary(salary: Salary | None) -> str:
    if salary is None:
        return ""
    amounts = [f"{amount:,.0f}" for amount in (salary.min, salary.max) if amount is not None]
    return f"{'–'.join(dict.fromkeys(amounts))} {salary.currency or ''}" + (
        f" a {salary.period}" if salary.period else ""
    )
