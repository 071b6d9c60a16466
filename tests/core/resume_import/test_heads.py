"""Who is who above the bullets."""

from __future__ import annotations

import pytest

from jseeker.core.resume_import.heads import head_of_job, head_of_school, read_head


@pytest.mark.parametrize(
    ("lines", "job"),
    [
        (
            ["Senior Engineer | 03/2021 – Present", "Acme | Lisbon, Portugal"],
            ("Senior Engineer", "Acme", "Lisbon, Portugal"),
        ),
        (["Acme GmbH", "Entwicklerin, 2019 – 2020"], ("Entwicklerin", "Acme GmbH", "")),
        (["Nurse at Klinik Ost", "Jan 2019 - heute"], ("Nurse", "Klinik Ost", "")),
        (["Acme – Software Developer – Austin, TX\t2015 - 2018"], ("Software Developer", "Acme", "Austin, TX")),
        (["Manager, Acme Corp (2019-2020)"], ("Manager", "Acme Corp", "")),
        (["Acme", "Analyst", "Remote", "2019 – 2020"], ("Analyst", "Acme", "Remote")),
        (["Acme, 2019"], ("", "Acme", "")),
    ],
)
def test_title_employer_and_place_are_told_apart(lines: list[str], job: tuple[str, str, str]) -> None:
    found, more = head_of_job(read_head(lines))
    assert (found.get("position", ""), found.get("name", ""), found.get("location", "")) == job
    assert more == ()


@pytest.mark.parametrize(
    ("lines", "school"),
    [
        (
            ["MSc, Computer Science | 09/2014 – 07/2016", "Universidade do Tejo"],
            ("Universidade do Tejo", "MSc", "Computer Science"),
        ),
        (["University of Jena — BSc Physics, 2010 – 2013"], ("University of Jena", "BSc", "Physics")),
        (["Bachelor of Science in Biology", "State College 2015"], ("State College", "Bachelor of Science", "Biology")),
        (["Master of Arts, University of Kent"], ("University of Kent", "Master of Arts", "")),
        (["Le Wagon, 2020"], ("Le Wagon", "", "")),
    ],
)
def test_school_degree_and_subject_are_told_apart(lines: list[str], school: tuple[str, str, str]) -> None:
    found, more = head_of_school(read_head(lines))
    assert (found.get("institution", ""), found.get("studyType", ""), found.get("area", "")) == school
    assert more == ()


def test_nothing_of_a_head_is_dropped() -> None:
    head = read_head(["Engineer | Acme | Team Blue | 2019 – 2020", "Second line"])
    found, more = head_of_job(head)
    assert {*found.values(), *more} == {"Engineer", "Acme", "Team Blue", "Second line"}
    assert head.dates == {"startDate": "2019", "endDate": "2020"}
