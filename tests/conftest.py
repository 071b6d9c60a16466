"""Fixtures that every room's tests may use."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from jseeker.store import MEMORY_URL, Store, open_store

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of captures and doubles beside the repository; tests that need it skip where it is absent."""
    folder = Path(os.environ.get("JSEEKER_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("the shared folder is not beside this repository")
    return folder


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for each test; nothing of the person who runs the tests is read or written."""
    for name in [name for name in os.environ if name.startswith("JSEEKER_") and name != "JSEEKER_SHARED"]:
        monkeypatch.delenv(name)
    home = tmp_path / "home"
    monkeypatch.setenv("JSEEKER_HOME", str(home))
    return home


@pytest.fixture(scope="session")
def postgres_module() -> ModuleType:
    """The module that starts a server of our own."""
    spec = importlib.util.spec_from_file_location("jseeker_test_postgres", ROOT / "tests" / "postgres.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def postgres(postgres_module: ModuleType) -> Iterator[object]:
    """A Postgres server for the whole run; skips where none is installed, but never in CI."""
    if postgres_module.binaries() is None and not os.environ.get("CI"):
        pytest.skip("PostgreSQL is not installed (apt install postgresql)")
    with postgres_module.running_server() as server:
        yield server


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind."""
    if request.param == "memory":
        return MEMORY_URL
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'jseeker.db'}"
    url: str = request.getfixturevalue("postgres").new_database()
    return url


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """An open store on each kind of database."""
    opened = open_store(database_url)
    yield opened
    opened.close()
