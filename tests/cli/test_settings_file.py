"""One value changed in a settings file."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jseeker.cli.settings_file import settings_rows, with_value
from jseeker.config import Settings
from jseeker.errors import NotConfigured


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


def test_passwords_are_not_shown(home: Path) -> None:
    settings = Settings(database_url="postgresql+psycopg://me:secret@db.example/jobs")
    rows = {row["name"]: row["value"] for row in settings_rows(settings, {}, {})}
    assert rows["database_url"] == "postgresql+psycopg://me:***@db.example/jobs"
