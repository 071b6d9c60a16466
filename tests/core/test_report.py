"""A posting as programs see it: the keys of the contract, in their order."""

from __future__ import annotations

import json
from datetime import date

from jseeker.core.report import report_of
from jseeker.model.posting import (
    Degree,
    FoundSkill,
    ParsedPosting,
    Posting,
    ReadMethod,
    Salary,
    SalaryPeriod,
    Seniority,
    Workplace,
)

CONTRACT = (
    "url key source method company title locations workplace employment_type salary date_posted valid_through language "
    "description apply_url parsed"
).split()


def test_every_key_of_the_contract_is_there_in_its_order_and_it_is_json() -> None:
    posting = Posting(
        "https://a.example/1",
        "lever:a:1",
        "lever",
        ReadMethod.API,
        "Northwind",
        "Nurse",
        "Text.",
        locations=("Leeds", "York"),
        workplace=Workplace.ON_SITE,
        salary=Salary(30000, 36000, "GBP", SalaryPeriod.YEAR),
        date_posted=date(2026, 11, 1),
    )
    parsed = ParsedPosting(
        Seniority.SENIOR,
        (FoundSkill("Postgres", "PostgreSQL", "3 years of Postgres"),),
        (),
        3,
        Degree.BACHELOR,
        ("Care",),
    )

    told = json.loads(json.dumps(report_of(posting, parsed)))

    assert list(told)[: len(CONTRACT)] == CONTRACT
    assert told["salary"] == {"min": 30000, "max": 36000, "currency": "GBP", "period": "year"}
    assert (told["method"], told["workplace"], told["date_posted"]) == ("api", "on_site", "2026-11-01")
    assert told["parsed"]["must_skills"] == [
        {"name": "Postgres", "skill": "PostgreSQL", "evidence": "3 years of Postgres"}
    ]
    assert (told["parsed"]["seniority"], told["parsed"]["degree"], told["parsed"]["years_experience"]) == (
        "senior",
        "bachelor",
        3,
    )


def test_what_is_unknown_is_null_and_never_left_out() -> None:
    told = report_of(Posting("u", "k", "s", ReadMethod.TEXT, "", "", ""), ParsedPosting())

    assert [told[key] for key in ("workplace", "salary", "language", "apply_url")] == [None] * 4
    assert told["parsed"]["years_experience"] is None
    assert told["locations"] == []
