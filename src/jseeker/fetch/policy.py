"""The rules of fetching as values: who may be reached, how long, how much, how often, how politely."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

from jseeker import __version__

__all__ = ["FetchPolicy", "split_host_port"]

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """What a fetcher may do. The defaults are what real sites are asked with.

    `allow_hosts` holds `HOST` or `HOST:PORT`: exempt from the rules on private addresses and on ports. `host_map` holds
    (invented name, `127.0.0.1:PORT`) pairs: links to the name are answered over plain HTTP by that loopback address.

    Raises:
        ValueError: a target of `host_map` is not a loopback address with a port.
    """

    allow_hosts: tuple[str, ...] = ()
    host_map: tuple[tuple[str, str], ...] = ()
    deadline_s: float = 30.0
    """One try, from the name look-up to the last byte; time spent waiting for a turn is not counted."""
    wire_bytes: int = 2 * MIB
    board_wire_bytes: int = 10 * MIB
    """The cap on the wire for requests that may hold more than a page (a board's JSON, 25 MB unpacked)."""
    tries: int = 3
    max_redirects: int = 5
    per_host_at_once: int = 2
    per_host_gap_s: float = 1.0
    max_wait_s: float = 60.0
    """The longest wait that a site may ask for; beyond it the fetch gives up and says when to come back."""
    backoff_s: float = 1.0
    """The first wait after a fault is drawn from 0 to this; the bound doubles with each try."""
    breaker_errors: int = 5
    breaker_open_s: float = 60.0
    user_agent: str = f"Mozilla/5.0 (compatible; jSeeker/{__version__})"

    def __post_init__(self) -> None:
        for name, target in self.host_map:
            host, port = split_host_port(target)
            if port is None or not _is_loopback(host):
                raise ValueError(f"{name} is mapped to {target}; only 127.0.0.1:PORT can stand in for a site.")

    def is_allowed(self, host: str, port: int) -> bool:
        """True for a host that the person named as reachable, whatever its address."""
        return self.is_allowed_by_port(host, port) or (host, None) in map(split_host_port, self.allow_hosts)

    def is_allowed_by_port(self, host: str, port: int) -> bool:
        """True for a host that the person named as reachable at this very port."""
        return (host, port) in map(split_host_port, self.allow_hosts)

    def stand_in(self, host: str) -> tuple[str, int] | None:
        """The loopback address and port that answer for an invented name; None for all real ones."""
        for name, target in self.host_map:
            if host == name.lower().rstrip("."):
                address, port = split_host_port(target)
                return address, port or 80
        return None


def split_host_port(text: str) -> tuple[str, int | None]:
    """The host in lower case without brackets or a final dot, and the port or None, of `HOST[:PORT]`."""
    text = text.strip().lower()
    if text.startswith("["):
        host, _, rest = text[1:].partition("]")
        port = rest.removeprefix(":")
    elif text.count(":") == 1:
        host, _, port = text.partition(":")
    else:
        host, port = text, ""
    return host.rstrip("."), int(port) if port.isascii() and port.isdigit() else None


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
