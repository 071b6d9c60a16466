"""The country of a place."""

from __future__ import annotations

import pytest

from jseeker.core.countries import country_of


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
