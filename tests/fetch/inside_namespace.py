"""What runs inside a network namespace of its own, as root there: every address of the world is this machine.

Started by test_guard_namespace.py with a folder for its files, and the corpus as JSON on standard input; prints what
was connected to as JSON. A name server on 127.0.0.1 answers the system's resolver; listeners on all addresses note who
is called.
"""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import json
import socket
import subprocess
import sys
import threading
from pathlib import Path

import httpx2

from jseeker.errors import PostingError
from jseeker.fetch import FetchPolicy, HttpFetcher
from jseeker.model.page import PageRequest

PORTS = (22, 25, 80, 443, 2375, 6379, 8080, 8081, 8443)
PUBLIC = "93.184.215.14"
A, AAAA = 1, 28


def own_the_world(folder: Path) -> None:
    """Makes every address local, and this process the name server."""
    for command in ("link set lo up", "route add local 0.0.0.0/0 dev lo", "-6 route add local ::/0 dev lo"):
        subprocess.run(["ip", *command.split()], check=True)
    file = folder / "resolv.conf"
    file.write_text("nameserver 127.0.0.1\noptions timeout:1 attempts:1\n")
    subprocess.run(["mount", "--bind", str(file), str(Path("/etc/resolv.conf").resolve())], check=True)


class NameServer:
    """Answers every name by `answers`, one tuple of addresses a look-up; the last one repeats."""

    def __init__(self) -> None:
        self.answers: list[list[str]] = [[PUBLIC]]
        self._look_ups = {A: 0, AAAA: 0}
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 53))
        threading.Thread(target=self._serve, daemon=True).start()

    def set(self, answers: list[list[str]]) -> None:
        self.answers, self._look_ups = answers or [[PUBLIC]], {A: 0, AAAA: 0}

    def _serve(self) -> None:
        while True:
            query, asker = self._socket.recvfrom(4096)
            end = query.index(b"\0", 12) + 5
            kind = int.from_bytes(query[end - 4 : end - 2])
            records = b"".join(map(self._record, self._found(kind)))
            head = query[:2] + b"\x81\x80\0\1" + len(self._found(kind)).to_bytes(2) + bytes(4)
            if kind in self._look_ups:
                self._look_ups[kind] += 1
            self._socket.sendto(head + query[12:end] + records, asker)

    def _found(self, kind: int) -> list[bytes]:
        number = min(self._look_ups.get(kind, 0), len(self.answers) - 1)
        packed = [ipaddress.ip_address(address).packed for address in self.answers[number]]
        return [address for address in packed if len(address) == {A: 4, AAAA: 16}.get(kind)]

    @staticmethod
    def _record(address: bytes) -> bytes:
        kind = A if len(address) == 4 else AAAA
        return b"\xc0\x0c" + kind.to_bytes(2) + b"\0\1" + bytes(4) + len(address).to_bytes(2) + address


async def listen(called: list[str]) -> None:
    """Servers on every address, which note the address they were called at and answer with a small page."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        called.append(writer.get_extra_info("sockname")[0].removeprefix("::ffff:"))
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            await asyncio.wait_for(reader.read(10), 1)
            writer.write(b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 5\r\n\r\nBaker")
            await writer.drain()
        writer.close()

    for port in PORTS:
        await asyncio.start_server(handle, "0.0.0.0", port)  # noqa: S104 - inside a network of its own
        await asyncio.start_server(handle, "::", port)


async def visit(link: str) -> str:
    """How our fetcher ends with the link: the kind of error, or "page"."""
    policy = FetchPolicy(deadline_s=3, per_host_gap_s=0, backoff_s=0)
    fetcher = HttpFetcher(policy, ssl_context=httpx2.create_ssl_context(verify=False))
    try:
        await fetcher.fetch(PageRequest(link))
    except PostingError as error:
        return error.kind
    finally:
        await fetcher.aclose()
    return "page"


async def naive(link: str) -> None:
    """The same link with no guard at all."""
    with contextlib.suppress(httpx2.HTTPError, httpx2.InvalidURL, ValueError, OSError, OverflowError, ExceptionGroup):
        async with httpx2.AsyncClient(timeout=1, verify=False, trust_env=False) as client:
            await client.get(link)


async def main() -> None:
    own_the_world(Path(sys.argv[1]))
    names, called, report = NameServer(), [], []
    await listen(called)
    for entry in json.load(sys.stdin):
        found = {"link": entry["link"]}
        for way in (naive, visit):
            names.set(entry["answers"])
            called.clear()
            end = await way(entry["link"])
            found[way.__name__] = list(called)
        report.append({**found, "end": end})
    names.set([])
    called.clear()
    control = await visit("http://jobs.example.com/")
    sys.stdout.write(json.dumps({"links": report, "control": [control, *called]}))


if __name__ == "__main__":
    asyncio.run(main())
