"""A site of invented postings on loopback: as many hosts as wanted, any latency, counts of what was asked.

Each host is an address and port of its own, so that politeness to one host does not slow a measurement. Runs in a
process of its own (`with running(hosts=20, latency_s=0.5) as site:`), so that its work is not measured; started as a
script it prints its hosts as one JSON line, serves until standard input is closed, and shows the counts at `/counts`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import subprocess
import sys
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

COMPANIES = "Aldermoor Brightwater Cinderbrook Dunmere Eastholm Fernleigh Greyfield Harrowgate Ivybank Juniper".split()
ROLES = "Data Engineer,Platform Engineer,Backend Developer,Site Reliability Engineer,Analytics Engineer".split(",")
SKILLS = "Python PostgreSQL Airflow Kafka Docker Kubernetes Terraform Spark SQL Grafana AWS Linux".split()


@dataclass(frozen=True)
class Site:
    """The hosts of a running site."""

    hosts: tuple[str, ...]

    def link(self, number: int) -> str:
        """The link of one posting; neighbours are on different hosts."""
        return f"http://{self.hosts[number % len(self.hosts)]}/jobs/{number}"

    def links(self, count: int, first: int = 0) -> list[str]:
        """The links of the postings from `first` on."""
        return [self.link(number) for number in range(first, first + count)]

    def counts(self) -> dict[str, int]:
        """How often each path was asked for."""
        with urllib.request.urlopen(f"http://{self.hosts[0]}/counts", timeout=10) as answer:
            found: dict[str, int] = json.load(answer)
            return found


@contextmanager
def running(hosts: int = 8, latency_s: float = 0.0) -> Iterator[Site]:
    """A site in a process of its own for the length of the block."""
    command = [sys.executable, __file__, "--hosts", str(hosts), "--latency", str(latency_s)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield Site(tuple(json.loads(process.stdout.readline())))
    finally:
        process.stdin.close()
        process.stdout.close()
        process.wait()


def page(number: int) -> bytes:
    """The page of one posting: always the same for a number, another for each number."""
    company = f"{COMPANIES[number % 10]} {number}"
    role = ROLES[number % len(ROLES)]
    skills = [SKILLS[(number + step * 5) % len(SKILLS)] for step in range(6)]
    must = "".join(f"<li>{2 + (number + place) % 6}+ years of {name}</li>" for place, name in enumerate(skills[:4]))
    nice = "".join(f"<li>{name}</li>" for name in skills[4:])
    duties = "".join(f"<li>Own our {name} work for {number % 7 + 2} teams</li>" for name in skills)
    menu = "".join(f'<a href="/jobs/{other}">Opening {other}</a> ' for other in range(30))
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{role} at {company}</title></head><body>"
        f"<nav>{menu}</nav><main><article><h1>{role}</h1><p>Company: {company}</p><p>Location: Lisbon</p>"
        f"<h2>What you will do</h2><ul>{duties}</ul><h2>Requirements</h2><ul>{must}</ul>"
        f"<h2>Nice to have</h2><ul>{nice}</ul><p>We are a team that cares for clear data and likes to explain it to "
        f"everybody who works with it. This is opening number {number}.</p></article></main></body></html>"
    ).encode()


async def _serve(hosts: int, latency_s: float) -> None:
    asked: Counter[str] = Counter()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                path = head.split(b" ", 2)[1].decode()
                name = path.partition("?")[0].rpartition("/")[2]
                if path == "/counts":
                    body = json.dumps(asked).encode()
                else:
                    asked[path] += 1
                    await asyncio.sleep(latency_s)
                    body = page(int(name)) if name.isdigit() else b"<h1>404</h1>"
                status = "200 OK" if path == "/counts" or name.isdigit() else "404 Not Found"
                kind = "text/html; charset=utf-8"
                writer.write(
                    f"HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {len(body)}\r\n\r\n".encode()
                )
                writer.write(body)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    servers = [await asyncio.start_server(answer, f"127.0.0.{number % 250 + 1}", 0) for number in range(hosts)]
    names = ["{}:{}".format(*server.sockets[0].getsockname()[:2]) for server in servers]
    sys.stdout.write(json.dumps(names) + "\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.read)
    for server in servers:
        server.close()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--hosts", type=int, default=0)
    parser.add_argument("--latency", type=float, default=0.0)
    options = parser.parse_args()
    if options.hosts:
        asyncio.run(_serve(options.hosts, options.latency))


if __name__ == "__main__":
    main()
