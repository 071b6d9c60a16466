"""Resumes built by hand, of invented people: plain, dense, sparse, international, hostile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from jseeker.model.profile import Section
from jseeker.model.resume import ContactPart, Entry, Line, ResumeSection, TailoredResume

EMPTY_SHA = "0" * 64


def line(text: str, section: Section, source: str = "work.sample") -> Line:
    return Line(text=text, section=section, source_id=source, source_text=text)


def entry(section: Section, head: Sequence[str], bullets: Sequence[str] = (), details: Sequence[str] = ()) -> Entry:
    title, dates, organization, place = (line(text, section) if text else None for text in head)
    return Entry(
        title=title,
        dates=dates,
        organization=organization,
        place=place,
        details=tuple(line(text, section) for text in details),
        bullets=tuple(line(text, section) for text in bullets),
    )


def contact(*parts: tuple[str, str | None]) -> tuple[ContactPart, ...]:
    return tuple(ContactPart(line(text, Section.BASICS, "basics"), href) for text, href in parts)


def part(section: Section, heading: str, *paragraphs: str, entries: Sequence[Entry] = ()) -> ResumeSection:
    return ResumeSection(section, heading, tuple(line(text, section) for text in paragraphs), tuple(entries))


def resume(
    name: str, headline: str, contacts: tuple[ContactPart, ...], *parts: ResumeSection, language: str = "en"
) -> TailoredResume:
    return TailoredResume(
        resume_sha256=EMPTY_SHA,
        language=language,
        name=line(name, Section.BASICS, "basics"),
        headline=line(headline, Section.BASICS, "basics") if headline else None,
        contact=contacts,
        sections=parts,
    )


PLATFORM_BULLETS = (
    "Led the redesign of the offline scheduling platform — throughput rose from 1.2M to 9.8M jobs/day while the p99 "
    "latency fell from 840 ms to 95 ms.",
    "Introduced Kubernetes-based autoscaling and an efficient bin-packing scheduler, reducing idle compute by 38 %.",
    "Defined service-level objectives for 46 services; error-budget policy adopted company-wide.",
    "Built a CI/CD workflow with Terraform, Argo CD and GitHub Actions; median lead time fell from 6 days to 5 hours.",
    "Mentored five engineers to staff level and chaired the architecture review of 24 difficult, cross-team proposals.",
)
DATA_BULLETS = (
    "Designed a change-data-capture pipeline (Debezium, Kafka, Flink) moving 4 TB/day with exactly-once semantics.",
    "Migrated 180 PostgreSQL schemas to partitioned tables; nightly reports finished 7× faster.",
    "Wrote an open-source library for filtering, fingerprinting and redacting personal data in flight.",
    "Ran on-call training — first-response time improved by 52 %.",
)
WEB_BULLETS = (
    "Implemented a fraud-detection service in Python (scikit-learn, FastAPI) with 97.4 % precision at 12 ms median.",
    "Automated release notes, configuration checks and certificate rotation for 60 micro-services.",
    "Replaced a monolithic billing job with idempotent workers; failed invoices fell from 3.1 % to 0.02 %.",
)


def plain_resume() -> TailoredResume:
    return resume(
        "Zoë Brandt-Łapińska",
        "Staff Platform Engineer",
        contact(
            ("zoe.brandt@example.org", "mailto:zoe.brandt@example.org"),
            ("+1 (555) 010-0142", "tel:+15550100142"),
            ("Montréal, QC", None),
            ("git.example.org/zoe-brandt", "https://git.example.org/zoe-brandt"),
        ),
        part(
            Section.SUMMARY,
            "Summary",
            "Platform engineer with eleven years of experience building efficient, fault-tolerant data platforms, from "
            "first office prototypes to workflows serving 40 million requests a day. Works in C++, C#, F# and Go.",
        ),
        part(Section.WORK, "Experience", entries=plain_jobs()),
        part(Section.EDUCATION, "Education", entries=plain_degrees()),
        part(
            Section.SKILLS,
            "Skills",
            "Languages: Python, Go, C++, Rust, TypeScript, SQL",
            "Platforms: Kubernetes, Kafka, Flink, PostgreSQL, Terraform, AWS",
        ),
        part(
            Section.CERTIFICATES,
            "Certifications",
            entries=(entry(Section.CERTIFICATES, ("Certified Platform Builder", "05/2022", "Guild of Clouds", "")),),
        ),
        part(Section.LANGUAGES, "Languages", "Polish: native", "French: C1"),
    )


def plain_jobs() -> tuple[Entry, ...]:
    heads = (
        ("Staff Platform Engineer", "03/2021 – Present", "Northwind Affiliates", "Montréal, QC"),
        ("Senior Software Engineer", "08/2017 – 02/2021", "Fjord & Søn A/S", "København, Denmark"),
        ("Software Engineer", "01/2014 – 07/2017", "Officina Digitale", "Milano, Italy"),
    )
    bullets = (PLATFORM_BULLETS, DATA_BULLETS, WEB_BULLETS)
    return tuple(entry(Section.WORK, head, texts) for head, texts in zip(heads, bullets, strict=True))


def plain_degrees() -> tuple[Entry, ...]:
    school = ("Uniwersytet Przykładowy", "Kraków, Poland")
    return (
        entry(Section.EDUCATION, ("MSc, Computer Science", "09/2009 – 06/2012", *school), details=("Grade: 4.8 of 5",)),
        entry(Section.EDUCATION, ("BSc, Mathematics", "10/2006 – 06/2009", *school)),
    )


def dense_resume() -> TailoredResume:
    """Half as much again as fits on one airy page, and more on two."""
    base = plain_resume()
    work = base.sections[1]
    more = entry(
        Section.WORK,
        ("Junior Developer", "09/2012 – 12/2013", "Błękitny Las", "Kraków, Poland"),
        ("Maintained storefronts for 25 customers; first-page load improved from 4.2 s to 1.6 s.", *WEB_BULLETS),
    )
    projects = part(
        Section.PROJECTS,
        "Projects",
        entries=(
            entry(
                Section.PROJECTS,
                ("kafka-sieve", "2019 – 2023", "", ""),
                ("Stream filter and field-level redaction; 2.3k stars, 31 contributors.",),
            ),
        ),
    )
    return replace(
        base,
        sections=(
            base.sections[0],
            replace(work, entries=(*work.entries, more, more)),
            projects,
            *base.sections[2:],
        ),
    )


def sparse_resume() -> TailoredResume:
    work = Section.WORK
    return resume(
        "Ada Quill",
        "",
        contact(("ada@example.org", "mailto:ada@example.org")),
        part(
            work,
            "Experience",
            entries=(
                entry(
                    work,
                    ("Shop Assistant", "06/2023 – Present", "Corner Books", ""),
                    ("Run the till and the children's corner.",),
                ),
            ),
        ),
        part(Section.SKILLS, "Skills", "Cash handling, Stock keeping, First aid"),
    )


def international_resume() -> TailoredResume:
    work = Section.WORK
    return resume(
        "Þórdís Nguyễn-Øster 阮小美",
        "Ingénieure système · Системный инженер",
        contact(("þórdís@example.org", "mailto:thordis@example.org"), ("Reykjavík, IS", None)),
        part(
            Section.SUMMARY,
            "Profil",
            "Coördinated naïve façades: ﬁne œuvres, Ångström, Łódź, Țară, İzmir, Čapek, Ðuro, ẞ, ñandú, q̃uer.",
        ),
        part(
            work,
            "Expérience",
            entries=(
                entry(
                    work,
                    ("Инженер-программист", "2019 – 2021", "Пример ООО", "Москва"),
                    ("Collaborated with 王小明 (台北), 佐藤 花子 (東京) and 김민준 (서울) on a failover exercise.",),
                ),
                entry(
                    work,
                    ("Μηχανικός λογισμικού", "2017 – 2019", "Παράδειγμα ΑΕ", "Αθήνα"),
                    ("नमस्ते: हिन्दी में दस्तावेज़ लिखे।", "Σχεδίασε υπηρεσίες για 3 εκατομμύρια χρήστες."),
                ),
                entry(
                    work,
                    ("ソフトウェアエンジニア", "2015 – 2017", "例示株式会社", "東京"),
                    ("決済基盤を設計し、障害件数を八割減らした。",),
                ),
            ),
        ),
        part(Section.LANGUAGES, "Langues", "Íslenska, Tiếng Việt, 中文, 日本語, 한국어"),
        language="fr-CA",
    )


def right_to_left_resume() -> TailoredResume:
    """Hebrew is in the packaged fonts; Arabic may or may not be on the machine."""
    return resume(
        "דוד כהן (David Kohen)",
        "Network Engineer",
        contact(("david@example.org", "mailto:david@example.org")),
        part(Section.SUMMARY, "Summary", "Worked with רות לוי in Haifa and محمد بن أحمد in Dubai."),
    )


def hostile_resume() -> TailoredResume:
    work = Section.WORK
    return resume(
        "Mallory \u202eevil\u202c <script>alert(1)</script>",
        '#set page(fill: red) \\ $x^2$ *bold* _it_ `code` @ref <label> #eval("1")',
        contact(
            ("javascript:alert(1)", "javascript:alert(1)"),
            ("data link", "data:text/html,hi"),
            ("mallory@example.org", "mailto:mallory@example.org"),
            ("a link with a space", "https://example.org/a b\u0000c"),
        ),
        part(
            Section.SUMMARY,
            "Summary",
            "NUL\x00 bell\x07 lone\ud800surrogate zero\u200bwidth soft\u00adhyphen tab\there\nnewline 🚀 ✅ 👩‍💻 done",
            "{{ template }} %(percent)s ${shell} &amp; <b>tag</b> ]]> -- // /* */ = == == - + / 1. 2)",
        ),
        part(
            work,
            "Experience",
            entries=(
                entry(
                    work,
                    ("T" * 300, "from the beginning of all time until the end of the world, " * 2, "O" * 120, "P" * 90),
                    ("https://example.org/" + "x" * 400, "Zal\u0335\u0321\u0322go te\u0301\u0302\u0303xt", "=SUM(A1)"),
                ),
                entry(work, ("", "2019", "Only an employer", "")),
            ),
        ),
    )


RESUMES = {
    "plain": plain_resume,
    "dense": dense_resume,
    "sparse": sparse_resume,
    "international": international_resume,
    "right-to-left": right_to_left_resume,
    "hostile": hostile_resume,
}


@pytest.fixture(scope="session")
def every_resume() -> dict[str, TailoredResume]:
    """Every resume by its name."""
    return {name: make() for name, make in RESUMES.items()}


@pytest.fixture
def plain() -> TailoredResume:
    return plain_resume()


@pytest.fixture
def dense() -> TailoredResume:
    return dense_resume()


@pytest.fixture
def hostile() -> TailoredResume:
    return hostile_resume()


@pytest.fixture
def right_to_left() -> TailoredResume:
    return right_to_left_resume()


@pytest.fixture(params=sorted(RESUMES))
def any_resume(request: pytest.FixtureRequest) -> TailoredResume:
    return RESUMES[request.param]()
