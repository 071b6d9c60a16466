"""Which addresses are public. Pure; the ranges are named here because the standard library's `is_global` is not enough
(Python 3.11 calls `fec0::/10` global, and knows nothing of addresses inside addresses)."""

from __future__ import annotations

import ipaddress
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

__all__ = ["is_public"]

# Source: the IANA special-purpose address registries for IPv4 and IPv6.
NOT_PUBLIC_V4 = tuple(
    IPv4Network(block)
    for block in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # shared by carriers; also the metadata service of one cloud
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # one cloud's host, under an address that looks public
        "169.254.0.0/16",  # link-local; the metadata service of most clouds
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays, deprecated
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
GLOBAL_UNICAST_V6 = IPv6Network("2000::/3")
# Everything outside 2000::/3 is not public (loopback, fc00::/7, fe80::/10, fec0::/10, ff00::/8, 100::/64, 5f00::/16 …).
NOT_PUBLIC_V6 = tuple(
    IPv6Network(block)
    for block in (
        "2001::/23",  # protocol assignments: benchmarks, anycast services, identifiers (Teredo is judged apart)
        "2001:db8::/32",  # documentation
        "3fff::/20",  # documentation
    )
)
MAPPED = IPv6Network("::ffff:0:0/96")
NAT64 = IPv6Network("64:ff9b::/96")
SIX_TO_FOUR = IPv6Network("2002::/16")
TEREDO = IPv6Network("2001::/32")
ISATAP_MARKS = (0x0000_5EFE, 0x0200_5EFE)
"""The upper half of an interface identifier whose lower half is an IPv4 address (RFC 5214)."""
LOW_32_BITS = 0xFFFF_FFFF


def is_public(address: str) -> bool:
    """True for an address of the public internet; False for every other one, a zone id, or what is no address."""
    if "%" in address:
        return False
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    return _is_public_v4(parsed) if isinstance(parsed, IPv4Address) else _is_public_v6(parsed)


def _is_public_v4(address: IPv4Address) -> bool:
    return not any(address in block for block in NOT_PUBLIC_V4)


def _is_public_v6(address: IPv6Address) -> bool:
    inner = _ipv4_inside(address)
    if address in MAPPED or address in NAT64 or address in TEREDO:
        return all(map(_is_public_v4, inner))
    if address not in GLOBAL_UNICAST_V6 or any(address in block for block in NOT_PUBLIC_V6):
        return False
    return all(map(_is_public_v4, inner))


def _ipv4_inside(address: IPv6Address) -> tuple[IPv4Address, ...]:
    """The IPv4 addresses that an IPv6 address leads to."""
    number = int(address)
    low = IPv4Address(number & LOW_32_BITS)
    if address in MAPPED or address in NAT64:
        return (low,)
    if address in SIX_TO_FOUR:
        return (IPv4Address((number >> 80) & LOW_32_BITS),)
    if address in TEREDO:
        server, client = (number >> 64) & LOW_32_BITS, ~number & LOW_32_BITS
        return IPv4Address(server), IPv4Address(client)
    if (number >> 32) & LOW_32_BITS in ISATAP_MARKS:
        return (low,)
    return ()
