"""A first resume out of answers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jseeker.app.first_resume import FirstJob, FirstResume, FirstSchool
from jseeker.core.resume_file import read_resume
from jseeker.model.profile import Section

WORDS = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=40).filter(
    lambda told: any(letter.isalnum() for letter in told)
)


def test_every_answer_has_its_place() -> None:
    job = FirstJob("Acme", "Engineer", "Lisbon", "2020-01", "", ("Built 3 APIs",))
    school = FirstSchool("University of Porto", "BSc", "Physics", "2012", "2015")
    made = FirstResume(
        "Ana", email="ana@org.example", place="Lisbon, Portugal", jobs=(job,), schools=(school,), skills="Python; SQL"
    )
    profile = read_resume(made.text().encode(), "resume.yaml")
    [work], [school_item] = profile.section(Section.WORK), profile.section(Section.EDUCATION)
    assert (profile.name, profile.email, profile.place.city) == ("Ana", "ana@org.example", "Lisbon")
    assert (work.organization, work.period.start, work.period.end) == ("Acme", "2020-01", None)
    assert (school_item.degree, school_item.period.end) == ("BSc", "2015")
    assert profile.skills[0].skills == ("Python", "SQL")


@given(WORDS, WORDS, st.lists(WORDS, max_size=4).map(tuple))
def test_whatever_was_answered_the_file_is_valid(name: str, employer: str, lines: tuple[str, ...]) -> None:
    text = FirstResume(name, jobs=(FirstJob(employer, lines=lines),)).text()
    [work] = read_resume(text.encode(), "resume.yaml").section(Section.WORK)
    assert len(work.lines) == len(lines)
