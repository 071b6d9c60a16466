"""The words of pay are whole: each sign has its code, each period its words in many languages."""

from __future__ import annotations

import re

import pytest

from jseeker.core.money_words import (
    CODES,
    CURRENCY_OF,
    LABELS,
    OTHER_MONEY,
    PERIODS,
    SCALE_CURRENCY,
    alternatives,
    cores,
)
from jseeker.model.posting import SalaryPeriod


def test_every_sign_stands_for_a_code() -> None:
    assert all(re.fullmatch("[A-Z]{3}", code) for code in CURRENCY_OF.values())
    assert {"EUR", "GBP", "USD", "JPY", "INR", "PLN", "BRL", "KRW"} <= CODES
    assert set(SCALE_CURRENCY.values()) <= CODES


def test_every_period_has_words_in_at_least_eight_languages() -> None:
    counts = {unit: sum(unit is found for found in PERIODS.values()) for unit in SalaryPeriod}
    assert min(counts.values()) >= 8


def test_the_longest_word_is_tried_first() -> None:
    assert re.fullmatch(alternatives(["mo", "month", "a.b"]), "month")
    assert re.match(alternatives(["mo", "month"]), "months")[0] == "month"


def test_no_word_is_both_pay_and_other_money() -> None:
    assert not re.search(OTHER_MONEY, "salary, pay, Gehalt, salaire, sueldo", re.IGNORECASE)
    assert not re.search(LABELS, "bonus, funding, revenue", re.IGNORECASE)


@pytest.mark.parametrize("pattern", [LABELS, OTHER_MONEY])
def test_where_a_pattern_matches_one_of_its_cores_stands(pattern: str) -> None:
    text = """The salary, gross pay, Stundenlohn 20, lönen, månadslön, widełki, widelki, retribución, C.T.C, the base,
    Gehalt, salaire, RAL, зарплата, 年収, 급여, bonus, raised, savings, prime, levée de fonds, Ticket Restaurant"""
    found = [match[0].lower() for match in re.finditer(pattern, text, re.IGNORECASE)]
    assert len(found) > 3
    named = cores(pattern)
    assert [one for one in found if not any(core in one for core in named)] == []
    assert all(named)
