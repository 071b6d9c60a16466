"""A cover letter and an outreach note out of the person's own lines: the same match, the same gate, no model needed.

What a letter says by itself (greeting, interest, thanks) claims nothing; every claim is a part of the resume, word for
word, set into a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from jseeker.core.addressee import Addressee, addressee_of
from jseeker.core.composed import composed
from jseeker.core.evidence import skill_key
from jseeker.core.letter_clauses import Clause, clause_of, keeps_form
from jseeker.core.letter_words import LetterWords, letter_words
from jseeker.core.match import ANSWERED
from jseeker.core.rewording import LETTER_LINE
from jseeker.core.selection import Budget, Choice, choose_lines
from jseeker.core.skills import skill_family
from jseeker.core.text import clean, words
from jseeker.core.truth import check_line
from jseeker.core.voice import Voice
from jseeker.model.letter import Letter, Note
from jseeker.model.match import Match, RequirementKind
from jseeker.model.posting import FoundSkill, ParsedPosting, Posting
from jseeker.model.profile import Profile, ProfileItem, Section, SourceLine
from jseeker.model.resume import Line, LineMode, ResumeSection, TailoredResume
from jseeker.model.rewording import Rewording, RewordLine

__all__ = ["letter_lines", "write_letter"]

LEAST_WORDS, GOOD_WORDS = 150, 225
"""Under the first a letter's body asks one thing more; it takes in lines of the person's up to the second."""
MOST_LINES, LEAST_OF_ONE_JOB = 5, 2
POOL = 12
"""Lines among which the letter chooses."""
FEWEST_SKILLS, MOST_SKILLS = 2, 4
"""Skills of the posting that a letter names: a single one may be a word that only looks like a skill."""
Piece = str | Line


@dataclass(frozen=True, slots=True)
class _Sources:
    """What a letter is made of, read once."""

    profile: Profile
    posting: Posting
    parsed: ParsedPosting
    match: Match
    voice: Voice
    words: LetterWords
    addressee: Addressee
    rewordings: dict[str, Rewording]

    @classmethod
    def of(
        cls,
        profile: Profile,
        posting: Posting,
        parsed: ParsedPosting,
        match: Match,
        kind: str | None,
        rewordings: Sequence[Rewording] = (),
    ) -> _Sources:
        voice = Voice.of(profile, posting, parsed, kind)
        by_id = {one.line_id: one for one in rewordings if one.text}
        return cls(profile, posting, parsed, match, voice, letter_words(voice.language), addressee_of(posting), by_id)


def letter_lines(
    profile: Profile, posting: Posting, parsed: ParsedPosting, match: Match, kind: str | None
) -> tuple[RewordLine, ...]:
    """The clauses of a letter that a model may reword, under ids of their own."""
    sources = _Sources.of(profile, posting, parsed, match, kind)
    found = []
    for choice in _choices(sources, MOST_LINES):
        line = sources.voice.line(choice.line, choice.item.section, choice.reason)
        if clause := _clause(line, sources):
            found.append(RewordLine(f"{LETTER_LINE}{line.source_id}", clause.text))
    return tuple(found)


def write_letter(
    profile: Profile,
    posting: Posting,
    parsed: ParsedPosting,
    match: Match,
    resume: TailoredResume,
    *,
    kind: str | None = None,
    rewordings: Sequence[Rewording] = (),
    most_lines: int = MOST_LINES,
) -> Letter:
    """The letter and the note to a posting, in the language and under the contact line of its `resume`.

    `kind` is the profile that was asked for; `most_lines` holds the letter to fewer lines where its page asks for it.
    """
    sources = _Sources.of(profile, posting, parsed, match, kind, rewordings)
    body = _body(sources, resume, most_lines)
    tail: list[list[Piece]] = [[sources.words.farewell], [resume.name]]
    paragraphs: list[list[Piece]] = [[sources.words.greeting], *body, *tail]
    subject = _form(sources.words.subject, sources.addressee)
    printed = tuple(_printed(paragraph) for paragraph in paragraphs)
    sheet = replace(
        resume,
        headline=None,
        sections=(ResumeSection(Section.SUMMARY, subject, paragraphs=printed),),
        dropped=(),
        notes=(),
    )
    top = (resume.name, *(part.line for part in resume.contact))
    return Letter(sheet, (*top, *_claims(paragraphs)), _note(sources, resume))


def _body(sources: _Sources, resume: TailoredResume, most_lines: int) -> list[list[Piece]]:
    """The paragraphs between greeting and farewell, with as many of the person's lines as read well."""
    counts = range(1, max(1, most_lines) + 1)
    bodies = [_body_with(sources, resume, count) for count in counts]
    body = next((body for body in reversed(bodies) if _size(body) <= GOOD_WORDS), bodies[0])
    if _size(body) < LEAST_WORDS:
        body = [*body[:-1], [sources.words.more, " ", *body[-1]]]
    return body


def _body_with(sources: _Sources, resume: TailoredResume, count: int) -> list[list[Piece]]:
    told = sources.words
    opening: list[Piece] = [_form(told.opening, sources.addressee)]
    if (summary := _summary(resume)) is not None:
        opening += [" ", told.introduction, summary, _stop(summary)]
    deeds: list[Piece] = []
    for sentence in _deeds(sources, count):
        deeds += [" ", *sentence]
    paragraphs = [opening]
    if deeds:
        paragraphs.append([_bridge(sources), *deeds])
    extra = [*_skills(sources), *_education(sources)]
    return [*paragraphs, *([extra] if extra else []), [told.closing]]


def _size(body: Sequence[Sequence[Piece]]) -> int:
    return sum(len(words(_text(piece))) for paragraph in body for piece in paragraph)


def _choices(sources: _Sources, count: int) -> list[Choice]:
    """The lines worth most, those of one job together."""
    chosen = choose_lines(sources.profile, sources.match, Budget(POOL, profile=sources.voice.kind)).chosen
    about = {f"{item.id}.summary" for item in sources.profile.items}
    ranked = sorted(
        (choice for choices in chosen.values() for choice in choices if choice.line.id not in about),
        key=lambda choice: -choice.worth,
    )
    of_one_job = max(LEAST_OF_ONE_JOB, MOST_LINES - len(chosen))  # whoever had one job may speak of it longer
    kept: list[Choice] = []
    for choice in ranked:
        if sum(other.item.id == choice.item.id for other in kept) < of_one_job and len(kept) < count:
            kept.append(choice)
    jobs = list(dict.fromkeys(choice.item.id for choice in kept))
    return sorted(kept, key=lambda choice: jobs.index(choice.item.id))


def _deeds(sources: _Sources, count: int) -> Iterator[list[Piece]]:
    """A sentence for each chosen line."""
    choices = _choices(sources, count)
    before: Choice | None = None
    for choice in choices:
        line = sources.voice.line(choice.line, choice.item.section, choice.reason)
        yield _sentence(line, choice.item, sources, again=before is not None and before.item.id == choice.item.id)
        before = choice


def _sentence(line: Line, item: ProfileItem, sources: _Sources, *, again: bool) -> list[Piece]:
    clause = _clause(line, sources)
    if clause is None:
        frame = _quoted(item, sources.words, again=again)
        return [*frame, line, _stop(line)]
    text, mode = clause.text, line.mode
    rewording = sources.rewordings.get(f"{LETTER_LINE}{line.source_id}")
    if rewording is not None and keeps_form(clause, rewording.text, sources.voice.language):
        text, mode = rewording.text.rstrip(" ."), LineMode.REWRITTEN
    said = replace(line, text=text, mode=mode)
    return [*_frame(item, sources.words, again=again), clause.before, said, _stop(said)]


def _clause(line: Line, sources: _Sources) -> Clause | None:
    """The line as a clause, where the gate finds that it is still the person's line."""
    return _gated_clause(line.text, sources.voice.language)


@lru_cache(maxsize=4096)  # a resume's lines: every letter of a batch asks for them again
def _gated_clause(text: str, language: str) -> Clause | None:
    clause = clause_of(text, language)
    if clause is None:
        return None
    own = SourceLine("line", text, language=language)
    return clause if check_line(clause.text, own, (), strict=True) is None else None


def _frame(item: ProfileItem, told: LetterWords, *, again: bool) -> list[Piece]:
    if again and item.section is Section.WORK:
        return [told.again]
    if item.section is Section.PROJECTS:
        return _filled(told.project, item)
    if item.section is Section.VOLUNTEER and item.organization:
        return _filled(told.volunteer, item)
    if item.title and item.organization:
        return _filled(told.job, item)
    return _filled(told.job_title if item.title else told.job_org, item)


def _quoted(item: ProfileItem, told: LetterWords, *, again: bool) -> list[Piece]:
    """The frame before a line that stands as it is, behind a colon."""
    if again:
        return [told.quoted_again]
    if item.section is Section.WORK and item.title and item.organization:
        return _filled(told.quoted, item)
    names: list[Piece] = [_value(text, item) for text in (item.title, item.organization) if text]
    return [*[piece for name in names for piece in (name, ", ")][:-1], ": "]


def _filled(frame: str, item: ProfileItem) -> list[Piece]:
    """A frame with the item's names in it, each as a line of its own."""
    pieces: list[Piece] = [frame]
    for mark, text in (("{title}", item.title), ("{org}", item.organization)):
        at = next((place for place, piece in enumerate(pieces) if isinstance(piece, str) and mark in piece), None)
        if at is None:
            continue
        before, _, after = str(pieces[at]).partition(mark)
        pieces[at : at + 1] = [before, _value(text, item), after]
    return pieces


def _value(text: str, item: ProfileItem) -> Line:
    return composed(clean(text), item.section, item.id)


def _summary(resume: TailoredResume) -> Line | None:
    sections = (part for part in resume.sections if part.section is Section.SUMMARY)
    return next((line for part in sections for line in part.paragraphs), None)


def _bridge(sources: _Sources) -> str:
    names = [
        found.skill if found.skill.casefold() == found.name.casefold() else found.name for found in _answered(sources)
    ][:MOST_SKILLS]
    if len(names) < FEWEST_SKILLS:
        return sources.words.bridge_without_skills
    return sources.words.bridge.replace("{skills}", _listed(names, sources.words.conjunction))


def _answered(sources: _Sources) -> Iterator[FoundSkill]:
    """The posting's skills that the person's lines answer, of those that the lexicon knows: names, never sentences."""
    strong = {evidence.requirement_id for evidence in sources.match.evidence if evidence.strength >= ANSWERED}
    wanted = (RequirementKind.MUST_SKILL, RequirementKind.NICE_SKILL)
    texts = {needed.text for needed in sources.match.requirements if needed.kind in wanted and needed.id in strong}
    for found in (*sources.parsed.must_skills, *sources.parsed.nice_skills):
        if found.name in texts and skill_family(found.skill):
            texts.remove(found.name)
            yield found


def _skills(sources: _Sources) -> list[Piece]:
    """The person's own skills that the posting names, as the person writes them."""
    asked = {skill_key(found.skill): found for found in _answered(sources)}
    own: list[Piece] = []
    for group in sources.profile.skills:
        for skill in group.skills:
            names = (skill, *(alias for written, alias in group.aliases if written == skill))
            if any(skill_key(name) in asked for name in names):
                own.append(composed(clean(skill), Section.SKILLS, group.id))
    if len(own) < FEWEST_SKILLS:
        return []
    before, _, after = sources.words.skills.partition("{skills}")
    return [before, *_joined(own[: 2 * MOST_SKILLS], sources.words.conjunction), after]


def _education(sources: _Sources) -> list[Piece]:
    """The degree that answers the posting's, where it asks for one."""
    asked = {needed.id for needed in sources.match.requirements if needed.kind is RequirementKind.DEGREE}
    answering = [one for one in sources.match.evidence if one.requirement_id in asked and one.strength >= ANSWERED]
    best = max(answering, key=lambda one: one.strength, default=None)
    item = next((item for item in sources.profile.items if best and item.id == best.source_id and not item.never), None)
    if item is None:
        return []
    names: list[Piece] = [_value(text, item) for text in (item.degree, item.title, item.organization) if text]
    pieces = [piece for name in names for piece in (name, ", ")][:-1]
    return [" ", sources.words.education, *pieces, "."]


def _note(sources: _Sources, resume: TailoredResume) -> Note:
    """The note: why one writes, the best line, and how to answer."""
    told = sources.words
    middle: list[Piece] = [_form(told.note_opening, sources.addressee)]
    best = next(_deeds(sources, 1), None)
    summary = _summary(resume)
    if best is not None:
        middle += [" ", *best]
    elif summary is not None:
        middle += [" ", summary, _stop(summary)]
    reach: list[Piece] = [part.line for part in resume.contact[:2]]
    blocks: list[list[Piece]] = [[told.note_greeting], middle, [told.note_closing]]
    signed: list[Piece] = [told.note_farewell, "\n", resume.name]
    signed += [piece for line in reach for piece in ("\n", line)]
    text = "\n\n".join("".join(map(_text, block)) for block in [*blocks, signed])
    return Note(f"{text}\n", tuple(_claims([*blocks, signed])))


def _form(forms: tuple[str, str, str, str], addressee: Addressee) -> str:
    """The form for what is known of the addressee, with the names in it."""
    chosen = forms[(0 if addressee.role else 2) + (0 if addressee.company else 1)]
    before, mark, after = chosen.partition("{role}")
    named = [part.replace("{company}", addressee.company) for part in (before, after)]
    return named[0] + (addressee.role if mark else "") + named[1]


def _stop(line: Line) -> str:
    return "" if line.text.rstrip().endswith((".", "!", "?", "…")) else "."


def _joined(pieces: Sequence[Piece], conjunction: str) -> list[Piece]:
    found: list[Piece] = []
    for place, piece in enumerate(pieces):
        last = place == len(pieces) - 1
        found += [*([f" {conjunction} " if last else ", "] if place else []), piece]
    return found


def _listed(names: Sequence[str], conjunction: str) -> str:
    return "".join(map(_text, _joined(list(names), conjunction)))


def _text(piece: Piece) -> str:
    return piece if isinstance(piece, str) else clean(piece.text)


def _printed(paragraph: Sequence[Piece]) -> Line:
    return Line(clean("".join(map(_text, paragraph))), Section.SUMMARY, "letter", "")


def _claims(paragraphs: Sequence[Sequence[Piece]]) -> Iterator[Line]:
    """The person's own parts of paragraphs, as printed."""
    for piece in (piece for paragraph in paragraphs for piece in paragraph):
        if isinstance(piece, Line):
            yield replace(piece, text=clean(piece.text))
