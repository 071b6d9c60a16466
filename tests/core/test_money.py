"""The pay that a posting names, in many languages and number styles, and what is money but no pay."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.money import currency_of, number_of, period_of, salary_from, salary_in
from jseeker.model.posting import Salary, SalaryPeriod

HOUR, DAY, MONTH, YEAR = SalaryPeriod.HOUR, SalaryPeriod.DAY, SalaryPeriod.MONTH, SalaryPeriod.YEAR

PAY = [
    # English
    ("Salary: $85,000 - $150,000", 85_000, 150_000, "USD", YEAR),
    ("The base salary is between $123,000 USD and $167,000 USD plus bonus.", 123_000, 167_000, "USD", YEAR),
    ("Base pay range\n$120,000—$150,000 USD", 120_000, 150_000, "USD", YEAR),
    ("Compensation\n$100K - $120K CAD", 100_000, 120_000, "CAD", YEAR),
    ("£45k–£55k per annum", 45_000, 55_000, "GBP", YEAR),
    ("€75–90k OTE, uncapped", 75_000, 90_000, "EUR", YEAR),
    ("$50/hr - $60/hr", 50, 60, "USD", HOUR),
    ("We pay $25.50 per hour.", 25.5, 25.5, "USD", HOUR),
    ("Pay: $18 to $22 an hour", 18, 22, "USD", HOUR),
    ("Pay: from $60,000", 60_000, None, "USD", YEAR),
    ("Salary up to £70,000", None, 70_000, "GBP", YEAR),
    ("₹12,00,000 - ₹18,00,000 per annum", 1_200_000, 1_800_000, "INR", YEAR),
    ("CTC: 12-18 LPA", 1_200_000, 1_800_000, "INR", SalaryPeriod.YEAR),
    ("The pay range is 80,000 to 100,000 annually", 80_000, 100_000, None, YEAR),
    # German
    ("Gehalt: 50.000 € bis 65.000 € brutto im Jahr", 50_000, 65_000, "EUR", YEAR),
    ("Stundenlohn 15,50 €", 15.5, 15.5, "EUR", HOUR),
    ("Monatsgehalt ab 3.200 € brutto", 3_200, None, "EUR", MONTH),
    ("CHF 110'000 - 130'000", 110_000, 130_000, "CHF", YEAR),
    # French
    ("Rémunération : 45k€ à 55k€ brut annuel", 45_000, 55_000, "EUR", YEAR),
    ("Salaire : 2 300 € à 2 800 € brut par mois", 2_300, 2_800, "EUR", MONTH),
    ("TJM 500€ / jour", 500, 500, "EUR", DAY),
    # Spanish, Portuguese, Italian
    ("Salario: 30.000€ - 40.000€ brutos anuales", 30_000, 40_000, "EUR", YEAR),
    ("Salário: R$ 5.000,00 por mês", 5_000, 5_000, "BRL", MONTH),
    ("RAL: 35.000 - 45.000 €", 35_000, 45_000, "EUR", YEAR),
    # Dutch, Swedish, Danish
    ("Salaris: €3.500 - €4.500 bruto per maand", 3_500, 4_500, "EUR", MONTH),
    ("Månadslön: 40 000 - 50 000 kr", 40_000, 50_000, "SEK", MONTH),
    ("Løn: 42.000 DKK pr. måned", 42_000, 42_000, "DKK", MONTH),
    # Polish, Czech, Russian, Turkish
    ("Wynagrodzenie: 15 000 – 20 000 zł brutto/mies.", 15_000, 20_000, "PLN", MONTH),
    ("Mzda: 40 000 až 50 000 Kč měsíčně", 40_000, 50_000, "CZK", MONTH),
    ("Зарплата от 150 000 руб. в месяц", 150_000, None, "RUB", MONTH),
    ("Ücret: 50.000 TL aylık", 50_000, 50_000, "TRY", MONTH),
    # Japanese, Korean, Chinese
    ("年収600万円〜900万円", 6_000_000, 9_000_000, "JPY", YEAR),
    ("月給30万円", 300_000, 300_000, "JPY", MONTH),
    ("時給 1,200円", 1_200, 1_200, "JPY", HOUR),
    ("연봉 5,000만원", 50_000_000, 50_000_000, "KRW", YEAR),
    ("月薪 15,000-25,000元", 15_000, 25_000, "CNY", MONTH),
]

NO_PAY = [
    "In January we raised a $180 million Series C round, valuing us at $3.3 billion.",
    "Backed by nearly $100 million in total funding.",
    "A generous personal development budget of $500 per annum",
    "Fertility HRA (up to $5,000 per year)",
    "$1,000 sign-on bonus and 401k match",
    "We serve 4,700 customers in 23 countries.",
    "3-5 years of experience, 2024 - 2025",
    "Manage a budget of $200,000 - $400,000",
    "You will own $2M ARR and a quota of $800,000.",
    "Zuschuss von 50 € pro Monat",
    "Call us at 030 123 456 78",
    "",
]


@pytest.mark.parametrize(("text", "low", "high", "currency", "period"), PAY)
def test_pay_is_read(
    text: str, low: float | None, high: float | None, currency: str | None, period: SalaryPeriod | None
) -> None:
    assert salary_in(text) == Salary(low, high, currency, period)


@pytest.mark.parametrize("text", NO_PAY)
def test_money_that_is_no_pay_is_left_alone(text: str) -> None:
    assert salary_in(text) is None


def test_pay_is_found_among_other_money() -> None:
    text = (
        "We raised $40,000,000 last year.\nYou get a $2,000 learning budget.\n"
        "The salary range for this role is $90,000 - $110,000.\nReferral bonus: $5,000."
    )
    assert salary_in(text) == Salary(90_000, 110_000, "USD", YEAR)


def test_pay_in_two_currencies_is_no_single_pay() -> None:
    text = "US: base salary $100,000 - $120,000 USD.\nCanada: base salary $90,000 - $110,000 CAD."
    assert salary_in(text) is None


def test_the_place_says_what_a_dollar_is() -> None:
    assert salary_in("Salary: $85,000 - $95,000", dollar="AUD") == Salary(85_000, 95_000, "AUD", YEAR)
    assert salary_in("Salary: $85,000 - $95,000 USD", dollar="AUD") == Salary(85_000, 95_000, "USD", YEAR)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,234", 1_234), ("1.234", 1_234), ("1,234.50", 1_234.5), ("1.234,50", 1_234.5), ("1 234", 1_234),
        ("1'234", 1_234), ("12,00,000", 1_200_000), ("15,5", 15.5), ("15.50", 15.5), ("159.1", 159.1),
        ("1.234.567", 1_234_567), ("", None), ("abc", None), ("9" * 20, None),
    ],
)  # fmt: skip
def test_a_number_is_read_in_each_style(text: str, number: float | None) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize(
    ("word", "period"),
    [
        ("1 YEAR", YEAR), ("per-year-salary", YEAR), ("MONTH", MONTH), ("monthly", MONTH), ("HOUR", HOUR),
        ("Std.", HOUR),
        ("per-hour-wage", HOUR), ("DAY", DAY), ("MON", MONTH), ("ANN", YEAR), ("NONE", None), ("", None),
    ],
)  # fmt: skip
def test_a_sites_word_for_the_period_is_read(word: str, period: SalaryPeriod | None) -> None:
    assert period_of(word) is period


def test_a_sites_own_fields_are_read() -> None:
    assert salary_from("60000", "75000", "eur", "year") == Salary(60_000, 75_000, "EUR", YEAR)
    assert salary_from(15, 15, "EUR", "1 HOUR") == Salary(15, 15, "EUR", HOUR)
    assert salary_from(90_000, 70_000, "USD", None) == Salary(70_000, 90_000, "USD", YEAR)
    assert salary_from(None, "70 000", "PLN", "month") == Salary(None, 70_000, "PLN", MONTH)
    assert salary_from(None, 0, "USD", "year") is None
    assert salary_from("", "", "", "") is None


def test_a_sign_has_its_code() -> None:
    assert [currency_of(sign) for sign in ("€", "US$", "zł", "CHF", "kr", "doubloons")] == [
        "EUR", "USD", "PLN", "CHF", "SEK", None,
    ]  # fmt: skip


@settings(deadline=None)
@given(st.text())
def test_any_text_has_a_sound_pay_or_none(text: str) -> None:
    salary = salary_in(text)
    if salary is not None and salary.min is not None and salary.max is not None:
        assert 0 < salary.min <= salary.max


@settings(deadline=None)
@given(st.text("0123456789.,' $€£k-–toper/hour salary:\n", max_size=300))
def test_any_amounts_have_a_sound_pay_or_none(text: str) -> None:
    salary = salary_in(text)
    assert salary is None or salary.min or salary.max


@settings(deadline=None)
@given(low=st.integers(10, 250), spread=st.integers(0, 60))
def test_every_plain_range_is_read_as_written(low: int, spread: int) -> None:
    high = low + spread
    assert salary_in(f"Salary: ${low},000 - ${high},000 per year") == Salary(low * 1_000, high * 1_000, "USD", YEAR)
