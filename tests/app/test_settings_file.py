"""The settings with their origin, and the settings file rewritten."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jseeker.app.settings_file import save_settings, settings_rows, shown_value, variable_of, with_value
from jseeker.config import Settings, load_settings
from jseeker.errors import NotConfigured, UsageError


def test_comments_and_other_values_stay() -> None:
    text = '# mine\nworkers = 3 # few\npaper = "a4"\n\n[other]\nworkers = 1\n'
    assert with_value(text, "workers", 8) == '# mine\nworkers = 8\npaper = "a4"\n\n[other]\nworkers = 1\n'
    assert (
        with_value(text, "pages", 2) == '# mine\nworkers = 3 # few\npaper = "a4"\n\npages = 2\n[other]\nworkers = 1\n'
    )


def test_none_takes_the_value_out() -> None:
    assert with_value('model = "x:y"\nworkers = 3\n', "model", None) == "workers = 3\n"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_reads_back(value: str) -> None:
    assert tomllib.loads(with_value("workers = 3\n", "template", value)) == {"workers": 3, "template": value}


def test_a_value_over_several_lines_is_left_to_the_person() -> None:
    with pytest.raises(NotConfigured, match="by hand"):
        with_value('allow_hosts = [\n  "a",\n]\n', "allow_hosts", ["b"])


def test_passwords_are_not_shown() -> None:
    settings = Settings(database_url="postgresql+psycopg://me:secret@db.example/jobs")
    rows = {row["name"]: row["value"] for row in settings_rows(settings, {}, {})}
    assert rows["database_url"] == "postgresql+psycopg://me:***@db.example/jobs"


def test_several_values_are_written_together_or_not_at_all(own_home: Path) -> None:
    save_settings({"workers": "7", "monthly_budget_usd": "4.5"})
    with pytest.raises(NotConfigured, match="workers"):
        save_settings({"pages": "2", "workers": "many"})
    with pytest.raises(UsageError, match="no setting 'nope'"):
        save_settings({"pages": "2", "nope": "1"})

    assert (own_home / "config.toml").read_text() == "workers = 7\nmonthly_budget_usd = 4.5\n"
    assert (load_settings().workers, load_settings().monthly_budget_usd) == (7, 4.5)


@pytest.mark.parametrize("word", ["", "none", " None "])
@pytest.mark.parametrize("name", ["model", "budget_usd", "monthly_budget_usd", "profile", "output_dir"])
def test_an_empty_word_takes_a_setting_out_of_the_file(own_home: Path, name: str, word: str) -> None:
    before = load_settings()
    save_settings({name: "7"})
    assert getattr(load_settings(), name) != getattr(before, name)

    assert save_settings({name: word}) == {name: None}

    assert load_settings() == before
    assert (own_home / "config.toml").read_text() == ""


def test_values_are_shown_in_words() -> None:
    assert [shown_value(value) for value in (None, [], True, False, ["a", "b"], 3)] == [
        "none",
        "none",
        "yes",
        "no",
        "a, b",
        "3",
    ]
    assert variable_of("workers") == "JSEEKER_WORKERS"
