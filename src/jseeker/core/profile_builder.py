"""A checked resume document turned into the frozen Profile: ids, lines, periods, preferences."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from jseeker.core.resume_schema import (
    Basics,
    ItemExtra,
    LineExtra,
    Location,
    Project,
    ResumeDocument,
    RootExtra,
    SummaryExtra,
    Volunteer,
    Work,
)
from jseeker.core.text import guess_language
from jseeker.model.profile import Link, Period, Place, Profile, ProfileItem, Section, SkillGroup, SourceLine, Variant

__all__ = ["build_profile"]


class _Ids:
    """Gives each item and line an id of its own; a declared id that is taken is a problem."""

    def __init__(self) -> None:
        self.taken: set[str] = {"basics"}
        self.problems: list[str] = []

    def declared(self, wanted: str, path: str) -> str:
        """The person's own id."""
        if wanted in self.taken:
            self.problems.append(f"{path}: the id '{wanted}' is used twice (give each line and item its own)")
        self.taken.add(wanted)
        return wanted

    def made(self, prefix: str, content: str) -> str:
        """A short hash of the content, with a number behind it where the same content stood before."""
        base = prefix + hashlib.sha256(content.encode()).hexdigest()[:8]
        chosen, count = base, 1
        while chosen in self.taken:
            count += 1
            chosen = f"{base}-{count}"
        self.taken.add(chosen)
        return chosen


class _Builder:
    """Collects the values of one document; `problems` are what pydantic could not see."""

    def __init__(self, document: ResumeDocument) -> None:
        self.document = document
        self.root: RootExtra = document.meta.jseeker
        self.ids = _Ids()

    def item_id(self, section: Section, index: int, extra: ItemExtra, content: str) -> str:
        """`work.acme` for the item that calls itself acme, `work.3f2a9c01` for one without an id."""
        if extra.id:
            return self.ids.declared(f"{section}.{extra.id}", f"{section}[{index}].x-jseeker.id")
        return self.ids.made(f"{section}.", content)

    def line(self, text: str, extra: LineExtra, path: str, skills: tuple[str, ...] = ()) -> SourceLine:
        """One line with its variants."""
        line_id = self.ids.declared(extra.id, f"{path}.id") if extra.id else self.ids.made("", text)
        variants = tuple(
            Variant(
                id=self.ids.declared(variant.id, f"{path}.variants[{at}].id")
                if variant.id
                else self.ids.made(f"{line_id}.", variant.text),
                text=variant.text,
                profiles=tuple(variant.profiles),
                language=variant.lang.lower() or None,
            )
            for at, variant in enumerate(extra.variants)
        )
        return SourceLine(
            id=line_id,
            text=text,
            skills=tuple(dict.fromkeys((*extra.skills, *skills))),
            profiles=tuple(extra.profiles),
            variants=variants,
            language=extra.lang.lower() or None,
            always=extra.always,
            never=extra.never,
        )

    def lines(
        self,
        item_id: str,
        texts: list[str],
        summary: str,
        extra: ItemExtra,
        *,
        path: str,
        skills: tuple[str, ...] = (),
    ) -> tuple[SourceLine, ...]:
        """The summary of an item, where it has one, and its highlights; the summary's id is `<item>.summary`."""
        if len(extra.bullets) > len(texts):
            self.ids.problems.append(
                f"{path}.x-jseeker.bullets: {len(extra.bullets)} entries for {len(texts)} highlights "
                "(write one for each highlight, in the same order)"
            )
        made: list[SourceLine] = []
        if summary:
            notes = extra.summary.model_copy(update={"id": f"{item_id}.summary"})
            made.append(self.line(summary, notes, f"{path}.x-jseeker.summary", skills))
        empty = LineExtra()
        for at, text in enumerate(texts):
            notes = extra.bullets[at] if at < len(extra.bullets) else empty
            if text:
                shown = () if made and summary else skills
                made.append(self.line(text, notes, f"{path}.x-jseeker.bullets[{at}]", shown))
        return tuple(made)


def build_profile(
    document: ResumeDocument, *, sha256: str, unknown_keys: tuple[str, ...] = ()
) -> tuple[Profile, tuple[str, ...]]:
    """The profile, and a clause for each problem (path, value and fix) that makes it unusable."""
    builder = _Builder(document)
    basics, root = document.basics, builder.root
    items = tuple(_items(builder))
    summaries = tuple(_summaries(builder))
    groups = tuple(_skill_groups(builder))
    places = {key.casefold(): _place(location) for key, location in root.locations.items()}
    default = places.pop("default", None) or _place(basics.location)
    if not basics.name:
        builder.ids.problems.append("basics.name is missing (write your name)")
    _check_preferences(builder)
    profile = Profile(
        sha256=sha256,
        name=basics.name,
        label=basics.label,
        email=basics.email,
        phone=basics.phone,
        url=basics.url or basics.website,
        place=default,
        places_by_language=tuple(places.items()),
        links=_links(basics),
        summaries=summaries,
        items=items,
        skills=groups,
        profile_weights=tuple(root.weights.items()),
        unknown_keys=unknown_keys,
    )
    profile = _with_preferences(profile, frozenset(root.always), frozenset(root.never))
    language = root.language.lower() or guess_language(" ".join(_wording(profile)))
    return _with_language(replace(profile, language=language)), tuple(builder.ids.problems)


def _with_language(profile: Profile) -> Profile:
    """The profile, where every line names its language (its own, or the resume's) and every variant (or its line's)."""

    def told(line: SourceLine) -> SourceLine:
        language = line.language or profile.language
        variants = tuple(replace(variant, language=variant.language or language) for variant in line.variants)
        return replace(line, language=language, variants=variants)

    items = tuple(replace(item, lines=tuple(told(line) for line in item.lines)) for item in profile.items)
    return replace(profile, items=items, summaries=tuple(told(line) for line in profile.summaries))


def _wording(profile: Profile) -> Iterator[str]:
    for line in (*profile.summaries, *(line for item in profile.items for line in item.lines)):
        if line.language is None:
            yield line.text


def _place(location: Location) -> Place:
    return Place(location.city, location.region, location.country_code.upper())


def _links(basics: Basics) -> tuple[Link, ...]:
    return tuple(
        Link(label=_bare(network.url) or f"{network.network}: {network.username}", url=network.url)
        for network in basics.profiles
        if network.url or network.username
    )


def _bare(url: str) -> str:
    return url.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


def _summaries(builder: _Builder) -> Iterator[SourceLine]:
    basics = builder.document.basics
    if basics.summary:
        notes = basics.extra.summary
        yield builder.line(
            basics.summary, notes if notes.id else notes.model_copy(update={"id": "basics.summary"}), "basics.summary"
        )
    for at, summary in enumerate(builder.root.summaries):
        yield _summary(builder, summary, f"meta.jseeker.summaries[{at}]")


def _summary(builder: _Builder, summary: SummaryExtra, path: str) -> SourceLine:
    return SourceLine(
        id=builder.ids.declared(summary.id, f"{path}.id") if summary.id else builder.ids.made("", summary.text),
        text=summary.text,
        profiles=tuple(summary.profiles),
        language=summary.lang.lower() or None,
        always=summary.always,
        never=summary.never,
    )


def _items(builder: _Builder) -> Iterator[ProfileItem]:
    document = builder.document
    for at, work in enumerate(document.work):
        yield _job(builder, at, work, Section.WORK, work.name or work.company)
    for at, volunteer in enumerate(document.volunteer):
        yield _job(builder, at, volunteer, Section.VOLUNTEER, volunteer.organization)
    yield from _education(builder)
    for at, project in enumerate(document.projects):
        yield _project(builder, at, project)
    yield from _certificates(builder)
    yield from _awards_and_publications(builder)
    yield from _small_items(builder)


def _job(builder: _Builder, at: int, job: Work | Volunteer, section: Section, employer: str) -> ProfileItem:
    item_id = builder.item_id(section, at, job.extra, f"{employer}|{job.position}|{job.start}")
    return ProfileItem(
        id=item_id,
        section=section,
        title=job.position,
        organization=employer,
        place=job.location,
        period=_period(job.start, job.end),
        url=job.url or job.website,
        lines=builder.lines(item_id, job.highlights, job.summary, job.extra, path=f"{section}[{at}]"),
        always=job.extra.always,
        never=job.extra.never,
    )


def _period(start: str, end: str) -> Period:
    return Period(start or None, end or None)


def _moment(date: str) -> Period:
    return Period(date or None, date or None)


def _education(builder: _Builder) -> Iterator[ProfileItem]:
    for at, school in enumerate(builder.document.education):
        content = f"{school.institution}|{school.area}|{school.start}"
        yield ProfileItem(
            id=builder.item_id(Section.EDUCATION, at, school.extra, content),
            section=Section.EDUCATION,
            title=school.area,
            organization=school.institution,
            period=_period(school.start, school.end),
            url=school.url,
            degree=school.study_type,
            grade=school.score or school.gpa,
            detail=", ".join(course for course in school.courses if course),
            always=school.extra.always,
            never=school.extra.never,
        )


def _project(builder: _Builder, at: int, project: Project) -> ProfileItem:
    summary = project.description or project.summary
    item_id = builder.item_id(Section.PROJECTS, at, project.extra, f"{project.name}|{project.start}")
    skills = tuple(word for word in project.keywords if word)
    return ProfileItem(
        id=item_id,
        section=Section.PROJECTS,
        title=project.name,
        organization=project.entity,
        period=_period(project.start, project.end),
        url=project.url,
        lines=builder.lines(item_id, project.highlights, summary, project.extra, path=f"projects[{at}]", skills=skills),
        always=project.extra.always,
        never=project.extra.never,
    )


def _certificates(builder: _Builder) -> Iterator[ProfileItem]:
    for at, certificate in enumerate(builder.document.certificates):
        content = f"{certificate.name}|{certificate.issuer}"
        yield ProfileItem(
            id=builder.item_id(Section.CERTIFICATES, at, certificate.extra, content),
            section=Section.CERTIFICATES,
            title=certificate.name,
            organization=certificate.issuer,
            period=_moment(certificate.date or certificate.extra.date),
            url=certificate.url,
            always=certificate.extra.always,
            never=certificate.extra.never,
        )


def _awards_and_publications(builder: _Builder) -> Iterator[ProfileItem]:
    for at, award in enumerate(builder.document.awards):
        item_id = builder.item_id(Section.AWARDS, at, award.extra, f"{award.title}|{award.awarder}")
        yield ProfileItem(
            id=item_id,
            section=Section.AWARDS,
            title=award.title,
            organization=award.awarder,
            period=_moment(award.date),
            url=award.url,
            lines=builder.lines(item_id, [], award.summary, award.extra, path=f"awards[{at}]"),
            always=award.extra.always,
            never=award.extra.never,
        )
    for at, publication in enumerate(builder.document.publications):
        content = f"{publication.name}|{publication.date}"
        item_id = builder.item_id(Section.PUBLICATIONS, at, publication.extra, content)
        yield ProfileItem(
            id=item_id,
            section=Section.PUBLICATIONS,
            title=publication.name,
            organization=publication.publisher,
            period=_moment(publication.date),
            url=publication.url or publication.website,
            lines=builder.lines(item_id, [], publication.summary, publication.extra, path=f"publications[{at}]"),
            always=publication.extra.always,
            never=publication.extra.never,
        )


def _small_items(builder: _Builder) -> Iterator[ProfileItem]:
    for at, language in enumerate(builder.document.languages):
        name = language.language or language.name
        yield ProfileItem(
            id=builder.item_id(Section.LANGUAGES, at, language.extra, name),
            section=Section.LANGUAGES,
            title=name,
            detail=language.fluency or language.level,
            never=language.extra.never,
        )
    for at, interest in enumerate(builder.document.interests):
        yield ProfileItem(
            id=builder.item_id(Section.INTERESTS, at, interest.extra, interest.name),
            section=Section.INTERESTS,
            title=interest.name,
            detail=", ".join(word for word in interest.keywords if word),
            always=interest.extra.always,
            never=interest.extra.never,
        )
    for at, reference in enumerate(builder.document.references):
        item_id = builder.item_id(Section.REFERENCES, at, reference.extra, reference.name)
        yield ProfileItem(
            id=item_id,
            section=Section.REFERENCES,
            title=reference.name,
            lines=builder.lines(item_id, [], reference.reference, reference.extra, path=f"references[{at}]"),
        )


def _skill_groups(builder: _Builder) -> Iterator[SkillGroup]:
    hidden = frozenset(builder.root.never)
    loose: list[str] = []
    loose_aliases: list[tuple[str, str]] = []
    for at, skill in enumerate(builder.document.skills):
        aliases = [(name, alias) for name, others in skill.extra.aliases.items() for alias in others if alias]
        keywords = tuple(dict.fromkeys(word for word in skill.keywords if word))
        if not keywords:
            loose += [skill.name] if skill.name else []
            loose_aliases += aliases
            continue
        group_id = builder.item_id(Section.SKILLS, at, skill.extra, skill.name)
        if not (skill.extra.never or group_id in hidden):
            yield SkillGroup(id=group_id, name=skill.name, skills=keywords, aliases=tuple(aliases))
    if loose:
        builder.ids.taken.add("skills")
        yield SkillGroup(id="skills", name="", skills=tuple(dict.fromkeys(loose)), aliases=tuple(loose_aliases))


def _check_preferences(builder: _Builder) -> None:
    for word, wanted in (("always", builder.root.always), ("never", builder.root.never)):
        for at, line_id in enumerate(wanted):
            if line_id not in builder.ids.taken:
                builder.ids.problems.append(
                    f"meta.jseeker.{word}[{at}]: '{line_id}' is no id in this file (use the id of a line or item)"
                )


def _with_preferences(profile: Profile, always: frozenset[str], never: frozenset[str]) -> Profile:
    def marked(line: SourceLine) -> SourceLine:
        return replace(line, always=line.always or line.id in always, never=line.never or line.id in never)

    items = tuple(
        replace(
            item,
            always=item.always or item.id in always,
            never=item.never or item.id in never,
            lines=tuple(marked(line) for line in item.lines),
        )
        for item in profile.items
    )
    return replace(profile, items=items, summaries=tuple(marked(line) for line in profile.summaries))
