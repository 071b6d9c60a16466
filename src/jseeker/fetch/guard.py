"""The guard: which links may be opened, and the one seam through which every connection is made.

A name is resolved once, all its answers are judged, and the connection goes to one of those very addresses: a name that
answers differently the next time gains nothing. Redirects and new connections pass the same seam.
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
import unicodedata
from collections.abc import Awaitable, Callable, Iterable, Sequence
from urllib.parse import urljoin

import httpcore2
import httpx2

from jseeker.errors import Refused
from jseeker.fetch.addresses import is_public
from jseeker.fetch.policy import FetchPolicy

__all__ = [
    "MAX_LINK_CHARACTERS",
    "PORTS",
    "Connector",
    "GuardedBackend",
    "NameNotFound",
    "Resolver",
    "check_link",
    "check_redirect",
    "connect_to",
    "is_public",
    "port_of",
    "resolve",
]

MAX_LINK_CHARACTERS = 4096
PORTS = (80, 443, 8080, 8443)
ADDRESSES_TRIED = 4
ADDRESS_TRY_S = 5.0
"""How long one of several addresses may take to connect before the next is tried; the last has the whole deadline."""

PRIVATE = "This link points to an address on a private network, so it was not opened."
NOT_HTTP = "Only http and https links can be fetched; for a saved page give its file."
USER_INFO = "Links with a user name in them are refused."
TOO_LONG = f"Links longer than {MAX_LINK_CHARACTERS:,} characters are refused."
NOT_VALID = "This link is not a valid web address; check it."

SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
AUTHORITY = re.compile(r"[A-Za-z]+://([^/?#]*)")
HOST = re.compile(r"(?=.{1,253}\Z)(?:[a-z0-9_-]{1,63}\.)*[a-z0-9_-]{1,63}")
NUMERIC_LABEL = re.compile(r"[0-9]+|0x[0-9a-f]*")
NEVER_PUBLIC = ("localhost", "local", "internal", "home.arpa", "localdomain")
"""Names that are for private networks alone. Source: RFC 6761, RFC 6762, RFC 8375, ICANN 2024 (internal)."""

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
"""The addresses of a host name; raises OSError where there are none."""
Connector = Callable[[str, int], Awaitable[httpcore2.AsyncNetworkStream]]
"""A TCP connection to an address and port; raises an error of httpcore2 where it fails."""


class NameNotFound(httpcore2.ConnectError):
    """The host's name has no address."""


def check_link(link: str, policy: FetchPolicy) -> httpx2.URL:
    """The link as an address that may be asked for, without fragment; no I/O.

    Raises:
        Refused: its scheme, user info, length, host or port forbids it.
    """
    if len(link) > MAX_LINK_CHARACTERS:
        raise Refused(TOO_LONG)
    link = link.strip()
    scheme = SCHEME.match(link)
    if not scheme or scheme[1].lower() not in ("http", "https"):
        raise Refused(NOT_HTTP)
    authority = AUTHORITY.match(link)
    if authority and "@" in unicodedata.normalize("NFKC", authority[1]):
        raise Refused(USER_INFO)
    url = _parsed(link, authority[1] if authority else "")
    if url.userinfo:
        raise Refused(USER_INFO)
    host = url.raw_host.decode("ascii").removesuffix(".")
    _check_host(host, port_of(url), policy)
    return url.copy_with(host=host, fragment=None)


def check_redirect(page: httpx2.URL, location: str, policy: FetchPolicy) -> httpx2.URL:
    """The address that a page's Location header leads to, relative or not; no I/O.

    A redirect is a stranger's word: one to a host that is allowed without a port keeps to the usual ports, or to that
    of the page which redirects.

    Raises:
        Refused: as for a link.
    """
    try:
        url = check_link(location if SCHEME.match(location.strip()) else urljoin(str(page), location), policy)
    except ValueError as error:
        raise Refused(NOT_VALID) from error
    host, port = url.raw_host.decode("ascii"), port_of(url)
    is_named = policy.is_allowed_by_port(host, port) or policy.stand_in(host)
    if not is_named and port not in (*PORTS, port_of(page)):
        raise Refused(PRIVATE)
    return url


def port_of(url: httpx2.URL) -> int:
    """The port that the link leads to, named or not."""
    return url.port if url.port is not None else {"https": 443}.get(url.scheme, 80)


def _parsed(link: str, authority: str) -> httpx2.URL:
    try:
        return httpx2.URL(link)
    except httpx2.InvalidURL as error:
        # An oddly spelled address deserves the sentence about addresses, whichever parser it trips.
        host = unicodedata.normalize("NFKC", authority).partition(":")[0].lower().removesuffix(".")
        is_private = "[" in authority or _ends_in_number(host) or _is_never_public(host)
        raise Refused(PRIVATE if is_private else NOT_VALID) from error


def _check_host(host: str, port: int, policy: FetchPolicy) -> None:
    """The rules on host and port that need no look-up; the seam applies them again to what it is asked to connect."""
    if not 0 < port < 65536:
        raise Refused(NOT_VALID)
    if policy.stand_in(host) or policy.is_allowed(host, port):
        return
    if _is_address(host):
        if not is_public(host):
            raise Refused(PRIVATE)
    elif _ends_in_number(host) or _is_never_public(host):
        raise Refused(PRIVATE)
    elif not HOST.fullmatch(host):
        raise Refused(NOT_VALID)
    if port not in PORTS:
        raise Refused(f"Links to port {port} are refused; only {', '.join(map(str, PORTS))} are opened.")


def _is_address(host: str) -> bool:
    """True for IPv6, and for IPv4 as four plain decimal numbers."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return ":" in host
    return True


def _ends_in_number(host: str) -> bool:
    """True for a host that resolvers may read as an IPv4 address: `0x7f.1`, `2130706433`, `017700000001`."""
    return NUMERIC_LABEL.fullmatch(host.rpartition(".")[2]) is not None


def _is_never_public(host: str) -> bool:
    return host in NEVER_PUBLIC or host.endswith(tuple(f".{name}" for name in NEVER_PUBLIC))


async def resolve(host: str, port: int) -> Sequence[str]:
    """The addresses that the system's resolver gives for a name, in its order."""
    answers = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(answer[4][0]) for answer in answers))


async def connect_to(address: str, port: int) -> httpcore2.AsyncNetworkStream:
    """A plain TCP connection to an address that was judged before."""
    return await httpcore2.AnyIOBackend().connect_tcp(address, port)


class GuardedBackend(httpcore2.AsyncNetworkBackend):
    """Makes every TCP connection of the fetcher, to public addresses and those that the policy names."""

    def __init__(self, policy: FetchPolicy, *, resolver: Resolver = resolve, connector: Connector = connect_to) -> None:
        self._policy = policy
        self._resolver = resolver
        self._connector = connector

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109, ARG002 - the interface's; one deadline is around all
        local_address: str | None = None,  # noqa: ARG002 - the interface's
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,  # noqa: ARG002 - the interface's
    ) -> httpcore2.AsyncNetworkStream:
        """A connection to `host`.

        Raises:
            Refused: the host, its port, or any of its addresses may not be reached.
            httpcore2.ConnectError: there is no such name, or no address answers.
        """
        stand_in = self._policy.stand_in(host)
        if stand_in:
            return await self._connector(*stand_in)
        _check_host(host, port, self._policy)
        addresses = (host,) if _is_address(host) else await self._resolved(host, port)
        if not self._policy.is_allowed(host, port) and not all(map(is_public, addresses)):
            raise Refused(PRIVATE)
        return await self._connected(addresses[:ADDRESSES_TRIED], port)

    async def _resolved(self, host: str, port: int) -> Sequence[str]:
        try:
            addresses = await self._resolver(host, port)
        except (OSError, UnicodeError) as error:
            raise NameNotFound(str(error)) from error
        if not addresses:
            raise NameNotFound(host)
        return addresses

    async def _connected(self, addresses: Sequence[str], port: int) -> httpcore2.AsyncNetworkStream:
        for address in addresses[:-1]:
            try:
                async with asyncio.timeout(ADDRESS_TRY_S):
                    return await self._connector(address, port)
            except (httpcore2.NetworkError, httpcore2.TimeoutException, TimeoutError):
                continue
        return await self._connector(addresses[-1], port)

    async def connect_unix_socket(
        self,
        path: str,  # noqa: ARG002 - the interface's
        timeout: float | None = None,  # noqa: ASYNC109, ARG002 - the interface's
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,  # noqa: ARG002 - the interface's
    ) -> httpcore2.AsyncNetworkStream:
        """Nothing: local sockets are never opened."""
        raise Refused(PRIVATE)

    async def sleep(self, seconds: float) -> None:
        """A pause (asked for by the pool's own retries, which are off)."""
        await asyncio.sleep(seconds)
