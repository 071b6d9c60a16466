"""Numbers of a line: values, units, bounds, periods."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jseeker.core.truth.quantities import Quantity, read_numbers
from jseeker.core.truth.tokens import tokenise


def only(text: str, language: str = "en") -> Quantity:
    (number,) = read_numbers(tokenise(text, language), language)[1]
    return number


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("50K requests", "50000", ""),
        ("50,000 requests", "50000", ""),
        ("1.5 million users", "1500000", ""),
        ("two hundred and fifty users", "250", ""),
        ("twenty-five people", "25", ""),
        ("a dozen shops", "12", ""),
        ("half a million rows", "500000", ""),
        ("$2M saved", "2000000", "usd"),
        ("saved 2 million euros", "2000000", "eur"),
        ("99.9% uptime", "99.9", "%"),
        ("ten percent", "10", "%"),
        ("10x faster", "10", "x"),
        ("doubled sales", "2", "x"),
        ("a 5-year plan", "5", "year"),
        ("80 ms", "80", "ms"),
        ("in 2019", "2019", "calendar"),
    ],
)
def test_a_number_has_its_value_and_unit(text: str, value: str, unit: str) -> None:
    number = only(text)

    assert (number.value, number.unit) == (Decimal(value).normalize(), unit)


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("1.200 Bestellungen", "de", "1200"),
        ("1,5 Millionen Kunden", "de", "1500000"),
        ("3 000 m²", "fr", "3000"),
        ("2.500 muestras", "es", "2500"),
        ("catorce métodos", "es", "14"),
        ("deux ans", "fr", "2"),
    ],
)
def test_other_languages_write_numbers_their_way(text: str, language: str, value: str) -> None:
    assert only(text, language).value == Decimal(value).normalize()


@pytest.mark.parametrize(("text", "bound"), [("over 50 users", ">"), ("50+ users", ">"), ("up to 5 fairs", "<"),
                                             ("around 70 staff", "~"), ("70 staff", "")])  # fmt: skip
def test_a_bound_is_read_with_its_number(text: str, bound: str) -> None:
    assert only(text).bound == bound


@pytest.mark.parametrize("text", ["50 requests/day", "50 requests per day", "50 requests a day", "50 daily requests"])
def test_a_period_is_the_same_in_any_words(text: str) -> None:
    assert only(text).period == "day"


def test_the_first_number_of_a_range_has_the_unit_of_the_second() -> None:
    first, second = read_numbers(tokenise("from 40 to 5 minutes"))[1]

    assert (first.unit, first.lead, second.unit, second.lead) == ("minute", "from", "minute", "to")


def test_names_with_digits_are_no_numbers() -> None:
    assert read_numbers(tokenise("Ran S3, B2B and p95 on the 1st try, one of them"))[1] == ()


def test_a_number_behind_a_noun_names_it_or_is_its_size() -> None:
    route, size, count = only("Drove route 14"), only("a conference of 400"), only("Met 400 people")

    assert (route.is_name, route.follows and route.follows.text) == (True, "route")
    assert (size.is_name, size.follows and size.follows.text) == (False, "conference")
    assert (count.is_name, count.follows) == (False, None)


def test_an_afterthought_counts_anything_before_it() -> None:
    number = only("Answered questions on leave and pensions, about 20 a week")

    assert {token.text for token in number.around} >= {"questions", "pensions"}


def test_scales_multiply() -> None:
    assert only("a million million").value == Decimal(10**12).normalize()
