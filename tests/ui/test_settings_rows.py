"""Settings as rows, and what leaves the machine."""

from __future__ import annotations

import pytest

from jseeker.app.checks import Finding, State
from jseeker.config import load_settings
from jseeker.ui.settings_rows import Exit, exits, settings_by_name, verdict

ALWAYS_OPEN = "The sites of your postings"


def told(environment: dict[str, str] | None = None, **given: object) -> dict[str, Exit]:
    return {one.what: one for one in exits(load_settings(**given), environment or {})}


def test_with_the_defaults_only_the_sites_of_the_postings_learn_anything() -> None:
    assert [what for what, one in told().items() if one.is_open] == [ALWAYS_OPEN]


@pytest.mark.parametrize(
    ("model", "environment", "where", "leaves"),
    [
        ("anthropic:claude-x", {}, "its provider, anthropic,", True),
        ("openai:gpt-x", {"OPENAI_BASE_URL": "https://llm.example/v1"}, "llm.example", True),
        ("openai:gpt-x", {"OPENAI_BASE_URL": "http://127.0.0.1:9/v1"}, "this computer", False),
        ("ollama:llama", {}, "this computer", False),
        ("ollama:llama", {"OLLAMA_BASE_URL": "http://box.example:11434"}, "box.example", True),
    ],
)
def test_a_model_is_told_with_where_its_calls_go(model: str, environment, where: str, leaves: bool) -> None:
    one = told(environment, model=model)["A language model"]
    assert (where in one.told, one.is_open) == (True, leaves)
    assert model in one.told


def test_a_database_elsewhere_and_a_browser_are_said_to_be_open_and_no_password_is_shown() -> None:
    found = told(database_url="postgresql+psycopg://me:secret@db.example/jobs", browser="on")
    assert found["The database"].is_open
    assert "db.example" in found["The database"].told
    assert "secret" not in found["The database"].told
    assert found["A browser"].is_open
    assert not told(database_url="postgresql+psycopg://me@localhost/jobs")["The database"].is_open


def test_a_setting_of_the_environment_is_locked_and_named() -> None:
    settings = load_settings()
    rows = settings_by_name(settings, {"pages": 2}, {"JSEEKER_WORKERS": "5"})
    assert (rows["workers"].is_locked, rows["workers"].variable) == (True, "JSEEKER_WORKERS")
    assert (rows["pages"].is_locked, rows["pages"].source) == (False, "file")
    assert set(rows) == set(type(settings).model_fields)


def test_the_verdict_names_what_is_broken() -> None:
    fine, note = Finding("home", State.OK, "x."), Finding("resume", State.NOTE, "x.")
    assert verdict([fine]) == "Everything that is needed works."
    assert verdict([fine, note]) == "Everything that is needed works; 1 may be bettered."
    assert verdict([note, Finding("database", State.BROKEN, "x.")]) == "Something is broken: database."
