"""Which addresses are public."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jseeker.fetch.addresses import MAPPED, NAT64, NOT_PUBLIC_V4, NOT_PUBLIC_V6, SIX_TO_FOUR, TEREDO, is_public


@pytest.mark.parametrize(
    "address",
    [
        "93.184.215.14",
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "168.63.129.17",
        "2606:4700::6810:84e5",
        "2001:200::1",
        "2001:4860:4860::8888",
        "2a00:1450:4001::1",
        "::ffff:93.184.215.14",
        "64:ff9b::5db8:d70e",
        "2002:5db8:d70e::1",
    ],
)
def test_an_address_of_the_public_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("block", [*NOT_PUBLIC_V4, *NOT_PUBLIC_V6], ids=str)
def test_both_ends_of_each_named_range_are_not_public(block) -> None:
    assert not is_public(str(block[0]))
    assert not is_public(str(block[-1]))


@pytest.mark.parametrize(
    "address",
    [
        "::",
        "::1",
        "::127.0.0.1",
        "::93.184.215.14",
        "fec0::1",
        "fe80::1",
        "fe80::1%eth0",
        "2606:4700::1%1",
        "fc00::1",
        "fdff::1",
        "ff02::1",
        "100::1",
        "4000::1",
        "64:ff9b:1::1",
        "::ffff:0:93.184.215.14",
        "2001:0:a00:1:0:0:a247:28f1",
        "2001:0:5db8:d70e:0:0:80ff:fffe",
        "2606:4700::5efe:7f00:1",
        "2606:4700::200:5efe:a00:1",
        "",
        "localhost",
        "127.1",
        "0177.0.0.1",
        "1.2.3.4 ",
        "１.2.3.4",
    ],
)
def test_what_is_not_plainly_public_is_not_public(address: str) -> None:
    assert not is_public(address)


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_means_the_same_inside_ipv6(inner: ipaddress.IPv4Address) -> None:
    number = int(inner)
    mapped = ipaddress.IPv6Address((0xFFFF << 32) | number)
    nat64 = ipaddress.IPv6Address((0x64FF9B << 96) | number)
    six_to_four = ipaddress.IPv6Address((0x2002 << 112) | (number << 80) | 1)
    expected = is_public(str(inner))
    assert [is_public(str(outer)) for outer in (mapped, nat64, six_to_four)] == [expected] * 3


@given(st.ip_addresses())
def test_nothing_that_the_standard_library_calls_special_is_public(address) -> None:
    special = address.is_private or address.is_loopback or address.is_link_local or address.is_multicast
    if special or address.is_reserved or address.is_unspecified:
        holds_ipv4 = address.version == 6 and any(address in block for block in (MAPPED, NAT64, SIX_TO_FOUR, TEREDO))
        assert holds_ipv4 or not is_public(str(address))
