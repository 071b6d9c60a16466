"""The doctor's checks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from jseeker.app import App
from jseeker.app.checks import State, findings
from jseeker.config import load_settings


@contextmanager
def opened() -> Iterator[App]:
    app = App(load_settings())
    yield app
    app.close()


@pytest.fixture
def home(with_resume: Path) -> Path:
    return with_resume


def state_of(name: str) -> tuple[State, str]:
    with opened() as app:
        found = next(finding for finding in findings(app) if finding.name == name)
    return found.state, found.message + found.remedy


def test_everything_is_well_in_a_home_with_a_resume(home: Path) -> None:
    with opened() as app:
        _ = app.store
        assert {finding.state for finding in findings(app)} == {State.OK}


def test_a_wrong_resume_is_broken_and_named(home: Path) -> None:
    (home / "resume.yaml").write_text("basics: []\n")
    state, message = state_of("resume")
    assert state is State.BROKEN
    assert "resume.yaml: basics" in message


def test_a_damaged_database_is_broken_and_left_as_it_is(home: Path) -> None:
    damaged = b"this is no database at all" * 100
    (home / "jseeker.db").write_bytes(damaged)
    assert state_of("database")[0] is State.BROKEN
    assert (home / "jseeker.db").read_bytes() == damaged


def test_an_output_folder_that_cannot_be_written_is_broken(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "file").write_text("x")
    monkeypatch.setenv("JSEEKER_OUTPUT_DIR", str(home / "file"))
    assert state_of("output")[0] is State.BROKEN


def test_an_interrupted_batch_is_a_note_with_the_way_on(home: Path) -> None:
    with opened() as app:
        batch = app.submit(["https://a.example/jobs/1"], app.options(), app.resume)
    state, message = state_of("batch")
    assert state is State.NOTE
    assert f"jseeker run --carry-on {batch.id}" in message


def test_a_model_whose_key_is_missing_is_a_note_that_names_it(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JSEEKER_MODEL", "openai:gpt-x")
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    state, message = state_of("model")
    assert state is State.NOTE
    assert "OPENAI_API_KEY is not set" in message


def test_a_key_that_cannot_be_tried_is_said_to_be_set(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JSEEKER_MODEL", "openai:gpt-x")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-any")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    state, message = state_of("model")
    assert state is State.OK
    assert "will be tried by the first call" in message
