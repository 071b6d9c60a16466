"""The rules of fetching as values."""

from __future__ import annotations

import pytest

from jseeker.fetch.policy import FetchPolicy, split_host_port


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Intranet.Example.COM", ("intranet.example.com", None)),
        ("intranet.example.com.:8080", ("intranet.example.com", 8080)),
        ("127.0.0.1:8801", ("127.0.0.1", 8801)),
        ("::1", ("::1", None)),
        ("[::1]", ("::1", None)),
        ("[::1]:8801", ("::1", 8801)),
        (" 10.0.0.1 ", ("10.0.0.1", None)),
    ],
)
def test_a_host_is_read_with_or_without_port(text: str, expected: tuple[str, int | None]) -> None:
    assert split_host_port(text) == expected


def test_a_host_allowed_without_port_is_allowed_at_each() -> None:
    policy = FetchPolicy(allow_hosts=("10.0.0.1",))
    assert policy.is_allowed("10.0.0.1", 80)
    assert policy.is_allowed("10.0.0.1", 12345)
    assert not policy.is_allowed("10.0.0.2", 80)
    assert not policy.is_allowed_by_port("10.0.0.1", 80)


def test_a_host_allowed_with_port_is_allowed_there_only() -> None:
    policy = FetchPolicy(allow_hosts=("10.0.0.1:8801",))
    assert policy.is_allowed("10.0.0.1", 8801)
    assert policy.is_allowed_by_port("10.0.0.1", 8801)
    assert not policy.is_allowed("10.0.0.1", 80)


def test_an_invented_name_has_its_stand_in_and_no_other_name_has() -> None:
    policy = FetchPolicy(host_map=(("Jobs.Invented.Example", "127.0.0.1:8801"),))
    assert policy.stand_in("jobs.invented.example") == ("127.0.0.1", 8801)
    assert policy.stand_in("www.jobs.invented.example") is None


@pytest.mark.parametrize("target", ["10.0.0.1:80", "127.0.0.1", "example.com:80", "localhost:80", "169.254.169.254:80"])
def test_only_a_loopback_address_with_a_port_can_stand_in(target: str) -> None:
    with pytest.raises(ValueError, match="stand in"):
        FetchPolicy(host_map=(("jobs.invented.example", target),))
