"""The Settings page over a real home."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from jseeker.config import load_settings
from jseeker.ui.pages import settings

PAGE = settings.__file__


@pytest.fixture
def page(with_resume: Path) -> AppTest:
    return AppTest.from_file(PAGE, default_timeout=20).run()


def field(page: AppTest, label: str) -> Any:
    kinds = (page.text_input, page.number_input, page.selectbox, page.slider, page.toggle, page.button_group)
    return next(one for kind in kinds for one in kind if one.label.startswith(label))


def words_of(page: AppTest) -> str:
    kinds = (page.markdown, page.caption, page.error, page.warning, page.success)
    return "\n".join(str(one.value) for kind in kinds for one in kind).replace("\u2060", "").replace("\\", "")


@pytest.mark.parametrize(
    ("label", "value", "name", "kept"),
    [
        ("Workers", 9, "workers", 9),
        ("Paper", "letter", "paper", "letter"),
        ("Pages", "2", "pages", 2),
        ("Language model", "ollama:llama", "model", "ollama:llama"),
        ("Budget of a batch", "2.5", "budget_usd", 2.5),
        ("Budget of a month", "10.0", "monthly_budget_usd", 10.0),
        ("Strict", True, "strict", True),
        ("Preferred profile", "data", "profile", "data"),
        ("Private hosts", "127.0.0.1:80, localhost", "allow_hosts", ("127.0.0.1:80", "localhost")),
        ("Output folder", "/elsewhere", "output_dir", Path("/elsewhere")),
    ],
)
def test_a_change_is_kept_at_once_and_shown_after_a_reload(page: AppTest, label: str, value, name: str, kept) -> None:
    before = getattr(load_settings(), name)
    field(page, label).set_value(value).run()

    assert not page.exception
    assert getattr(load_settings(), name) == kept != before
    assert field(AppTest.from_file(PAGE).run(), label).value == value


def test_a_value_that_cannot_be_is_told_and_nothing_is_kept(page: AppTest, with_resume: Path) -> None:
    (with_resume / "config.toml").write_text('allow_hosts = [\n  "a",\n]\n')
    page.run()
    field(page, "Private hosts").set_value("b").run()

    assert "over several lines; change it by hand" in words_of(page)
    assert load_settings().allow_hosts == ("a",)


def test_a_limit_is_taken_away_by_emptying_its_field(page: AppTest) -> None:
    field(page, "Budget of a batch").set_value("2.5").run()
    field(page, "Budget of a batch").set_value("").run()

    assert load_settings().budget_usd is None


def test_what_the_environment_sets_is_shown_so_and_cannot_be_edited(
    with_resume: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JSEEKER_WORKERS", "7")
    page = AppTest.from_file(PAGE).run()

    assert (field(page, "Workers").value, field(page, "Workers").disabled) == (7, True)
    assert "Set by JSEEKER_WORKERS in the environment" in words_of(page)
    assert not field(page, "Paper").disabled


def test_a_missing_key_is_named_and_a_key_that_is_set_can_be_tested(
    with_resume: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JSEEKER_MODEL", "openai:gpt-x")
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    assert "OPENAI_API_KEY is not set" in words_of(AppTest.from_file(PAGE).run())

    monkeypatch.setenv("OPENAI_API_KEY", "sk-any")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    page = AppTest.from_file(PAGE, default_timeout=20).run()
    page.button(key="settings-test-key").click().run()
    assert "the provider cannot be asked" in words_of(page)


def test_the_checks_tell_what_works(page: AppTest) -> None:
    page.button(key="settings-check").click().run()

    assert not page.exception
    assert "PDF and DOCX are written and read back whole." in words_of(page)
    assert "Everything that is needed works" in words_of(page)


def test_privacy_is_told_for_the_settings_as_they_are(page: AppTest) -> None:
    assert "picked and ordered on this computer" in words_of(page)

    field(page, "Language model").set_value("anthropic:claude-x").run()

    assert "at its provider, anthropic, is told" in words_of(page)
