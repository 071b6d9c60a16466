"""Places in a line each, their country, and what they say about working from home."""

from __future__ import annotations

import pytest

from jseeker.core.places import country_of, place_line, unique_places, workplace_in, workplace_of
from jseeker.model.posting import Workplace


def test_the_parts_of_a_place_stand_in_a_line() -> None:
    assert place_line("Leeds", "", "United Kingdom") == "Leeds, United Kingdom"
    assert place_line("Berlin", "Berlin", "Germany") == "Berlin, Germany"
    assert place_line(None, 7, "") == ""
    assert place_line("Frankfurt, , Germany") == "Frankfurt, Germany"


def test_each_place_is_named_once() -> None:
    assert unique_places(["Leeds", " Leeds ", "", "York"]) == ("Leeds", "York")


@pytest.mark.parametrize(
    ("text", "workplace"),
    [
        ("Remote (UK)", Workplace.REMOTE),
        ("Berlin - hybrid", Workplace.HYBRID),
        ("Hybrid remote in Leeds", Workplace.HYBRID),
        ("Télétravail", Workplace.REMOTE),
        ("Praca zdalna", Workplace.REMOTE),
        ("フルリモート", Workplace.REMOTE),
        ("On-site", Workplace.ON_SITE),
        ("No remote", None),
        ("Leeds", None),
    ],
)
def test_a_short_text_names_the_workplace(text: str, workplace: Workplace | None) -> None:
    assert workplace_in(text) is workplace


@pytest.mark.parametrize(
    ("value", "workplace"),
    [
        ("ON_SITE", Workplace.ON_SITE),
        ("remote", Workplace.REMOTE),
        ("TELECOMMUTE", Workplace.REMOTE),
        ("", None),
        (3, None),
    ],
)
def test_a_sites_own_word_names_the_workplace(value: object, workplace: Workplace | None) -> None:
    assert workplace_of(value) is workplace


@pytest.mark.parametrize(
    ("places", "country"),
    [
        (("Madrid, Spain",), "es"),
        (("Berlin, Deutschland",), "de"),
        (("Remote", "Lisboa, PT"), "pt"),
        (("Wilmington, DE",), None),
        (("Remote - United Kingdom",), "gb"),
        (("Mars",), None),
        ((), None),
    ],
)
def test_the_first_telling_place_names_the_country(places: tuple[str, ...], country: str | None) -> None:
    assert country_of(places) == country
