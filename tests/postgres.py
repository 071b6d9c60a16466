"""A Postgres server of the tests' own, from Debian's binaries, on a socket in a temporary folder."""

from __future__ import annotations

import getpass
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["PostgresServer", "binaries", "running_server"]


def binaries() -> Path | None:
    """The folder of the newest installed server's programs; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


class PostgresServer:
    """A running server; `new_database` makes an empty database and gives its URL."""

    def __init__(self, folder: Path, programs: Path, user: str) -> None:
        self._folder, self._programs, self._user = folder, programs, user
        self._made = 0

    def new_database(self) -> str:
        """The URL of a fresh, empty database."""
        self._made += 1
        name = f"test{os.getpid()}_{self._made}"
        _run(self._user, [str(self._programs / "createdb"), "-h", str(self._folder), "-U", "postgres", name])
        return f"postgresql+psycopg://postgres@/{name}?host={self._folder}"


@contextmanager
def running_server() -> Iterator[PostgresServer]:
    """A server for the length of the block; its folder is gone afterwards."""
    programs = binaries()
    if programs is None:
        raise RuntimeError("PostgreSQL is not installed; install it: apt install postgresql")
    user = "postgres" if os.geteuid() == 0 else getpass.getuser()  # the server refuses to run as root
    folder = Path(tempfile.mkdtemp(prefix="jseeker-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, user)
        folder.chmod(0o755)
    data, log = folder / "data", folder / "log"
    _run(user, [str(programs / "initdb"), "-D", str(data), "-U", "postgres", "-A", "trust", "-N"])
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off -c max_connections=200"
    _run(user, [str(programs / "pg_ctl"), "-D", str(data), "-l", str(log), "-w", "-o", options, "start"])
    try:
        yield PostgresServer(folder, programs, user)
    finally:
        _run(user, [str(programs / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop"])
        shutil.rmtree(folder, ignore_errors=True)


def _run(user: str, command: list[str]) -> None:
    other_user = os.geteuid() == 0 and user != getpass.getuser()
    whole = ["runuser", "-u", user, "--", *command] if other_user else command
    done = subprocess.run(whole, cwd="/", capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {done.stderr or done.stdout}")
