"""Time zones by name."""

from __future__ import annotations

import pytest

from jseeker.batch.zones import local_zone_name, zone_of
from jseeker.errors import UsageError


def test_a_zone_is_found_by_its_name() -> None:
    assert zone_of("Europe/Lisbon").key == "Europe/Lisbon"


@pytest.mark.parametrize("name", ["Mars/One", "", "../../etc/passwd", "Europe", "/etc/localtime", "a\0b"])
def test_what_is_no_zone_is_refused_with_an_example(name: str) -> None:
    with pytest.raises(UsageError, match="name one such as Europe/Lisbon or UTC"):
        zone_of(name)


def test_the_zone_of_the_environment_is_this_computers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", ":Asia/Kolkata")
    assert local_zone_name() == "Asia/Kolkata"


def test_a_zone_that_cannot_be_used_gives_way_to_one_that_can(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "XYZ-3")
    assert zone_of(local_zone_name()) is not None
