"""How the dashboard is served."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request

import pytest

from jseeker.ui.server import ADDRESS, server_options

PATIENCE_S = 60.0


def test_streamlit_knows_every_option() -> None:
    from streamlit import config

    assert set(server_options(8501)) <= set(config.get_config_options())


def test_it_answers_on_loopback_alone_and_tells_nobody() -> None:
    options = server_options(9000)
    assert (options["server.address"], options["server.port"]) == ("127.0.0.1", 9000)
    assert options["browser.gatherUsageStats"] is False
    assert options["server.enableXsrfProtection"] is True
    assert options["server.enableCORS"] is True
    assert options["server.allowedHosts"]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory):
    """A server kept by this process: its port and the process."""
    with socket.socket() as probe:
        probe.bind((ADDRESS, 0))
        port = probe.getsockname()[1]
    env = {**os.environ, "JSEEKER_HOME": str(tmp_path_factory.mktemp("home")), "STREAMLIT_SERVER_ADDRESS": "0.0.0.0"}  # noqa: S104 - it must not heed this
    command = [sys.executable, "-m", "jseeker.ui", "--kept", "--no-browser", "--port", str(port)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, env=env)
    deadline = time.monotonic() + PATIENCE_S
    while True:
        try:
            socket.create_connection((ADDRESS, port), 0.2).close()
            break
        except OSError:
            assert process.poll() is None, "the server ended"
            assert time.monotonic() < deadline, "the server does not answer"
            threading.Event().wait(0.05)
    yield port, process
    if process.poll() is None:
        process.send_signal(signal.SIGKILL)
    process.wait(PATIENCE_S)


def status_of(port: int, path: str = "/", **headers: str) -> int:
    request = urllib.request.Request(f"http://{ADDRESS}:{port}{path}", headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:  # noqa: S310 - our own server
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def handshake(port: int, **headers: str) -> str:
    """The first line of the answer to a websocket's handshake."""
    told = {"Host": f"{ADDRESS}:{port}", "Upgrade": "websocket", "Connection": "Upgrade"}
    told |= {"Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==", "Sec-WebSocket-Version": "13", **headers}
    text = "GET /_stcore/stream HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in told.items()) + "\r\n"
    with socket.create_connection((ADDRESS, port), PATIENCE_S) as connection:
        connection.sendall(text.encode())
        return connection.recv(200).split(b"\r\n")[0].decode()


def test_a_foreign_host_is_refused_on_every_way_in(served) -> None:
    port, _ = served
    assert status_of(port) == 200
    for path in ("/", "/_stcore/health", "/review", "/_stcore/host-config", "/static/js/x.js"):
        assert status_of(port, path, Host="evil.example") == 403, path
    assert " 403" in handshake(port, Host=f"evil.example:{port}", Origin=f"http://evil.example:{port}")


def test_a_foreign_origin_is_refused_on_every_way_in(served) -> None:
    port, _ = served
    own = f"http://{ADDRESS}:{port}"
    assert " 101" in handshake(port, Origin=own)
    for origin in ("http://evil.example", "null", f"http://{ADDRESS}:1"):
        assert status_of(port, "/_stcore/health", Origin=origin) == 403
        assert " 403" in handshake(port, Origin=origin)


def test_it_listens_on_no_other_address_whatever_the_environment_says(served) -> None:
    port, _ = served
    addresses = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {ADDRESS}
    for address in addresses - {name for name in addresses if name.startswith("127.")}:
        with pytest.raises(OSError, match=r"."):
            socket.create_connection((address, port), 2).close()


def test_it_ends_when_its_keeper_is_gone(served) -> None:
    """The last test of this file: it closes the pipe."""
    _, process = served
    process.stdin.close()
    assert process.wait(PATIENCE_S) is not None
