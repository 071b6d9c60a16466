"""The invented sites, all answered by one small server on loopback, each after a little while as real sites do."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

from jseeker.demo.catalogue import POSTINGS, DemoPosting

__all__ = ["DemoSite"]

LATENCY_S = 0.15
LOOPBACK = "127.0.0.1"


class DemoSite:
    """A server for as long as the `with` block lasts; `host_map` tells the fetcher which names it answers for.

    `asked` counts the requests, `latency_s` may be changed while it runs.
    """

    def __init__(self, postings: Sequence[DemoPosting] = POSTINGS, *, latency_s: float = LATENCY_S) -> None:
        self.latency_s, self.asked = latency_s, 0
        self._answers = {(posting.host, posting.path): posting for posting in postings}
        self._server = _Server((LOOPBACK, 0), _handler_for(self))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def address(self) -> str:
        """`127.0.0.1:PORT`."""
        return f"{LOOPBACK}:{self._server.server_address[1]}"

    @property
    def host_map(self) -> tuple[tuple[str, str], ...]:
        """The invented names, each with the address that answers for it."""
        return tuple((host, self.address) for host in dict.fromkeys(host for host, _ in self._answers))

    def answer(self, host: str, path: str) -> DemoPosting | None:
        """The posting that stands at that address, None where there is none."""
        return self._answers.get((host, path))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64


def _handler_for(site: DemoSite) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """Answers one connection."""

        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked += 1
            time.sleep(site.latency_s)
            host = (self.headers.get("host") or "").partition(":")[0].lower()
            posting = site.answer(host, self.path.partition("?")[0])
            body = posting.body() if posting else b"<h1>Not found</h1>"
            self.send_response(HTTPStatus.OK if posting else HTTPStatus.NOT_FOUND)
            self.send_header("content-type", posting.content_type if posting else "text/html; charset=utf-8")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class names it so
            """Nothing: the demonstration shows jSeeker, not its server."""

    return Handler
