"""The shape of a resume file: empty values are nothing, dates are ISO, unknown keys are kept aside."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from jseeker.core.resume_schema import Award, Basics, ResumeDocument, RootExtra, Skill, Work


@pytest.mark.parametrize("date", ["2021", "2021-03", "2021-12-31", "1999-01-01"])
def test_an_iso_date_of_any_precision_is_taken_as_written(date: str) -> None:
    assert Work.model_validate({"startDate": date}).start == date


@pytest.mark.parametrize("date", ["", None, "present", "Now", "TODAY", "ongoing", "current"])
def test_no_date_and_the_present_are_no_date(date: str | None) -> None:
    assert Work.model_validate({"endDate": date}).end == ""


@pytest.mark.parametrize(
    ("date", "meant"),
    [
        ("13/2020", "2020-12"),
        ("3/2020", "2020-03"),
        ("03.2020", "2020-03"),
        ("2020-00", "2020-01"),
        ("2020-1", "2020-01"),
        ("summer 2020", "2020"),
        ("long ago", "2020-12"),
        ("0999", "2020-12"),
        ("2020-02-32", "2020-02"),
    ],
)
def test_another_date_is_refused_with_the_one_that_was_probably_meant(date: str, meant: str) -> None:
    with pytest.raises(ValidationError, match=rf"is not a date \(use {meant}\)"):
        Award.model_validate({"date": date})


@settings(deadline=None)
@given(st.text(max_size=12) | st.from_regex(r"[0-9]{1,4}[-/. ][0-9]{1,4}", fullmatch=True))
def test_the_date_that_a_refusal_proposes_is_a_date(date: str) -> None:
    try:
        Award.model_validate({"date": date})
    except ValidationError as error:
        proposed = error.errors()[0]["msg"].rpartition("use ")[2].rstrip(")")
        assert Award.model_validate({"date": proposed}).date == proposed


def test_nothing_is_an_empty_text_list_or_table() -> None:
    nothing = {"basics": None, "work": None, "meta": None, "skills": [{"keywords": None}]}

    document = ResumeDocument.model_validate(nothing)

    assert (document.basics, document.work, document.meta.jseeker) == (Basics(), [], RootExtra())
    assert document.skills[0] == Skill()


def test_only_basics_must_be_there() -> None:
    assert ResumeDocument.model_validate({"basics": {}}).basics.name == ""
    with pytest.raises(ValidationError, match="basics"):
        ResumeDocument.model_validate({})


def test_texts_are_on_one_line_and_composed() -> None:
    assert Basics.model_validate({"name": " Ana\n Z\u0065\u0301 \u200b"}).name == "Ana Zé"


@pytest.mark.parametrize("weight", [0, 10, "1.5"])
def test_a_weight_is_0_to_10(weight: object) -> None:
    assert RootExtra.model_validate({"weights": {"data": weight}}).weights == {"data": float(str(weight))}


@pytest.mark.parametrize("weight", [-0.1, 10.1, "much"])
def test_another_weight_is_refused(weight: object) -> None:
    with pytest.raises(ValidationError):
        RootExtra.model_validate({"weights": {"data": weight}})


@pytest.mark.parametrize("wrong", [{"name": [1]}, {"name": {}}, {"profiles": "x"}, {"location": "Lisbon"}])
def test_a_list_is_no_text_and_a_text_no_table(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Basics.model_validate(wrong)


def test_unknown_keys_are_kept_aside_and_known_ones_read_by_the_names_of_json_resume() -> None:
    work = Work.model_validate({"startDate": "2021", "company": "Mill", "salary": 7, "x-jseeker": {"id": "mill"}})

    assert (work.start, work.company, work.extra.id) == ("2021", "Mill", "mill")
    assert work.model_extra == {"salary": 7}


def test_two_documents_share_nothing() -> None:
    one, other = (ResumeDocument.model_validate({"basics": {}}) for _ in range(2))

    one.basics.extra.bullets.append(None)  # type: ignore[arg-type] # anything, to see whether the other has it
    one.work.append(Work())

    assert other.work == []
    assert other.basics.extra.bullets == []
