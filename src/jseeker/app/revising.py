"""Documents looked through and changed by a person: what stands and why, a proof of other choices, a new version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jseeker.app.kits import make_tools, pdf_writer_of, wishes_of
from jseeker.app.records import Origin, Record, origin_of, read_record
from jseeker.app.root import App
from jseeker.core.explain import Explanation
from jseeker.core.provenance import provenance
from jseeker.core.revision import (
    choices_of,
    gives_way,
    known,
    marked,
    model_wordings,
    reviewed,
    rewordings_of,
)
from jseeker.core.rewording import reworded
from jseeker.core.score import score
from jseeker.core.tailor import Budget, tailor
from jseeker.core.text import shorten
from jseeker.errors import DocumentError
from jseeker.model.application import Application
from jseeker.model.documents import DocumentFormat, DocumentStyle
from jseeker.model.match import Score
from jseeker.model.profile import Profile
from jseeker.model.queue import Recording
from jseeker.model.resume import TailoredResume
from jseeker.model.revision import Choices, DocumentVersion
from jseeker.ports import DocumentWriter
from jseeker.render import page_pictures, template_path
from jseeker.walk import MOST_LETTERS_A_PAGE, Draft, Kit, Place, fit, plan, write_documents

__all__ = ["Proof", "Review", "open_review", "proof", "save_revision"]

PIXELS_PER_INCH = 132
NAMED_LETTERS = 60
"""How much of a line names it in a sentence."""

Lines = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Review:
    """One version of an application's documents, opened to be looked through.

    `explanation` has each printed line with its source and reason, and what was left out; `fresh` is what tailoring
    alone would print; `offered` a model's wordings by the ids of their lines, of all versions; `choices` what this
    version shows.
    """

    application: Application
    version: DocumentVersion
    record: Record
    origin: Origin
    profile: Profile
    draft: Draft
    fresh: TailoredResume
    explanation: Explanation
    offered: Mapping[str, str]
    choices: Choices


@dataclass(frozen=True, slots=True)
class Proof:
    """What documents of some choices look like: the picture of each page (PNG), and what is to be known of them.

    `choices` are those that hold: with fewer lines where the page was full, which `notes` tell. `is_written` is True
    where the version's PDF has exactly these bytes.
    """

    choices: Choices
    explanation: Explanation
    score: Score
    pictures: tuple[bytes, ...]
    is_written: bool
    notes: tuple[str, ...] = ()


def open_review(app: App, application_id: int, number: int | None = None) -> Review:
    """A version of an application's documents (the latest where no number is given), read with its resume.

    Raises:
        UnknownId: there is no such application.
        DocumentError: it has no such documents, or they are gone.
        ResumeMissing, ResumeInvalid: neither the resume that they were made of nor the present one can be used.
    """
    application = app.store.applications.get(application_id)
    versions = app.store.applications.documents(application_id)
    version = next((one for one in reversed(versions) if number in (None, one.number)), None)
    if version is None:
        which = "no documents" if number is None else f"no version {number}"
        raise DocumentError(f"Application {application_id} has {which}; paste its link on the Batch page to make them.")
    record = read_record(Path(version.folder))
    origin = origin_of(app, application_id, record.resume_sha256)
    profile = origin.resume.profile()
    draft = plan(record.posting, profile)
    with _kit(app, origin, profile) as kit:
        fresh, _, _ = fit(record.posting, draft, _in_look(kit, _look(version, origin)), _pdf(kit))
    return Review(
        application=application,
        version=version,
        record=record,
        origin=origin,
        profile=profile,
        draft=draft,
        fresh=fresh,
        explanation=reviewed(record.lines, fresh, profile),
        offered=model_wordings([record.lines, *_other_records(versions, version)], profile),
        choices=_choices(version, record, profile, origin),
    )


def _other_records(
    versions: Sequence[DocumentVersion], shown: DocumentVersion
) -> Iterator[Sequence[Mapping[str, str]]]:
    """The lines of the other versions, as far as they are there."""
    for version in versions:
        if version.id != shown.id:
            try:
                yield read_record(Path(version.folder)).lines
            except DocumentError:  # what is gone has nothing to offer
                continue


def _look(version: DocumentVersion, origin: Origin) -> Choices:
    """Template, paper and pages of a version; those of its batch where the person chose none."""
    if version.choices is not None:
        return version.choices
    return Choices((), template=version.template, paper=origin.options.paper, max_pages=origin.options.max_pages)


def _choices(version: DocumentVersion, record: Record, profile: Profile, origin: Origin) -> Choices:
    if version.choices is not None:
        return known(version.choices, profile)
    return choices_of(record.lines, profile, _look(version, origin))


@contextmanager
def _kit(app: App, origin: Origin, profile: Profile) -> Iterator[Kit]:
    with closing(pdf_writer_of(app.settings)) as pdf:
        yield Kit(profile, wishes_of(origin.options), make_tools(app.sources, (), (), pdf))


def _in_look(kit: Kit, choices: Choices) -> Kit:
    style = DocumentStyle(template=choices.template, paper=choices.paper, max_pages=choices.max_pages)
    return replace(kit, wishes=replace(kit.wishes, style=style))


def proof(app: App, review: Review, choices: Choices) -> Proof:
    """What documents of these choices look like; nothing is written.

    Raises:
        DocumentError: the template cannot set them, or not even the fewest lines fit the pages.
        UsageError: there is no such template.
    """
    with _kit(app, review.origin, review.profile) as kit:
        chosen, notes = _made_to_fit(review, choices, kit)
        revision = _revision_kit(review, chosen, kit)
        resume, document, style = fit(review.record.posting, _draft(review, chosen, kit), revision, _pdf(kit))
        pictures = page_pictures(resume, style, app.settings.templates_dir, PIXELS_PER_INCH)
    draft, posting = review.draft, review.record.posting
    return Proof(
        choices=chosen,
        explanation=reviewed(provenance(resume)["lines"], review.fresh, review.profile),
        score=score(posting, draft.parsed, draft.match, resume, pages=document.pages),
        pictures=pictures,
        is_written=_has_bytes(review.version, document.content),
        notes=(*notes, *document.notes),
    )


def save_revision(app: App, review: Review, choices: Choices) -> DocumentVersion:
    """A new version of the documents as chosen, written beside the others and recorded; no file that stands changes.

    Raises:
        DocumentError: they cannot be made, or do not read back whole; nothing is recorded.
        DiskFull: there is no space for them.
    """
    version = review.version
    with _kit(app, review.origin, review.profile) as kit:
        chosen, notes = _made_to_fit(review, choices, kit)
        template_path(chosen.template, app.settings.templates_dir)
        revision = _revision_kit(review, chosen, kit)
        has_letter = version.path("letter.pdf") is not None
        wishes = replace(revision.wishes, formats=_formats(version), letter=has_letter)
        revision = replace(revision, wishes=wishes)
        place = Place(_output_dir(version), app.store.applications.next_version(review.application.key))
        written = write_documents(review.record.posting, _draft(review, chosen, kit), revision, place)
    documents = written.documents
    recording = Recording(
        posting=review.record.posting,
        folder=str(documents.folder),
        version=documents.version,
        files=tuple((path.name, str(path)) for path in documents.files),
        resume_sha256=written.resume_sha256,
        language=written.language,
        template=written.template,
        model=version.model,
        score=written.score,
        notes=(*notes, *written.notes),
    )
    now = app.clock.now()
    number = app.store.applications.add_revision(review.application.id, recording, chosen, now)
    return next(one for one in app.store.applications.documents(review.application.id) if one.id == number)


def _formats(version: DocumentVersion) -> tuple[DocumentFormat, ...]:
    """The formats that the version has."""
    endings = [Path(name).suffix.removeprefix(".") for name, _ in version.files if Path(name).stem == "resume"]
    return tuple(kind for kind in DocumentFormat if kind.value in endings)


def _output_dir(version: DocumentVersion) -> Path:
    """The folder that the application's own folder stands in."""
    folder = Path(version.folder)
    return folder.parent.parent if version.number > 1 and folder.name == f"v{version.number}" else folder.parent


def _draft(review: Review, choices: Choices, kit: Kit) -> Draft:
    wordings = rewordings_of(choices, review.profile, review.offered, strict=kit.wishes.strict)
    return replace(review.draft, rewordings=wordings)


def _revision_kit(review: Review, choices: Choices, kit: Kit) -> Kit:
    return replace(_in_look(kit, choices), profile=marked(review.profile, choices))


def _made_to_fit(review: Review, choices: Choices, kit: Kit) -> tuple[Choices, tuple[str, ...]]:
    """The choices with as few lines less as the pages need, and what gave way; what the person brought in stays."""
    chosen = known(choices, review.profile)
    brought_in = [line for line in chosen.shown if line not in review.choices.shown]
    draft, kind = review.draft, kit.wishes.profile
    if _fits(review, chosen, kit):
        return chosen, ()
    order = gives_way(review.profile, draft.match, chosen, brought_in, kind=kind)
    low, high = 1, max(1, len(order))
    while low < high:  # the fewest lines that have to go, by halving: each try sets the document once
        middle = (low + high) // 2
        low, high = (low, middle) if _fits(review, _without(chosen, order[:middle]), kit) else (middle + 1, high)
    if not _fits(review, _without(chosen, order[:low]), kit):
        pages = "one page" if chosen.max_pages == 1 else f"{chosen.max_pages} pages"
        raise DocumentError(f"These lines do not fit {pages}; take some out, or allow more pages.")
    texts = {line.id: line.text for item in review.profile.items for line in item.lines}
    gone = "; ".join(f"“{shorten(texts[line], NAMED_LETTERS)}”" for line in order[:low])
    count = "1 line" if low == 1 else f"{low} lines"
    return _without(chosen, order[:low]), (f"To make room, {count} had to go: {gone}.",)


def _fits(review: Review, choices: Choices, kit: Kit) -> bool:
    draft, posting = review.draft, review.record.posting
    wordings = _draft(review, choices, kit).rewordings
    chosen, budget = marked(review.profile, choices), Budget(0, profile=kit.wishes.profile)
    resume = reworded(tailor(chosen, posting, draft.parsed, draft.match, budget), wordings)
    style = replace(_in_look(kit, choices).wishes.style, density=1.0)
    if sum(len(line.text) for line in resume.lines()) > MOST_LETTERS_A_PAGE * choices.max_pages:
        return False
    return (_pdf(kit).write(kit.tools.clean(resume), style).pages or 1) <= choices.max_pages


def _without(choices: Choices, lines: Sequence[str]) -> Choices:
    return replace(choices, shown=tuple(line for line in choices.shown if line not in lines))


def _pdf(kit: Kit) -> DocumentWriter:
    return next(writer for writer in kit.tools.writers if writer.format is DocumentFormat.PDF)


def _has_bytes(version: DocumentVersion, content: bytes) -> bool:
    path = version.path("resume.pdf")
    try:
        return path is not None and Path(path).read_bytes() == content
    except OSError:
        return False
