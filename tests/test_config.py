"""Where a setting comes from: the call, the environment, config.toml of the home, the default; in this order."""

from __future__ import annotations

from pathlib import Path

import pytest

from jseeker.config import Settings, load_settings
from jseeker.errors import NotConfigured


def test_everything_lies_in_the_home_unless_set_apart(own_home: Path) -> None:
    settings = load_settings()

    assert settings.home == own_home
    assert settings.resume == own_home / "resume.yaml"
    assert settings.database_url == f"sqlite:///{own_home / 'jseeker.db'}"
    assert settings.output_dir == own_home / "output"
    assert (settings.workers, settings.model, settings.allow_hosts) == (5, None, ())


def test_the_call_wins_over_the_environment_and_that_over_the_file(
    own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_home.mkdir()
    (own_home / "config.toml").write_text('workers = 2\npages = 2\noutput_dir = "/from/file"\n')
    monkeypatch.setenv("JSEEKER_WORKERS", "3")
    monkeypatch.setenv("JSEEKER_OUTPUT_DIR", "/from/environment")

    settings = load_settings(workers=4)

    assert (settings.workers, settings.pages, str(settings.output_dir)) == (4, 2, "/from/environment")


def test_a_home_given_in_the_call_brings_its_own_file(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "config.toml").write_text("workers = 7\n")

    assert load_settings(home=other).workers == 7


def test_allowed_hosts_are_a_list_or_comma_separated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JSEEKER_ALLOW_HOSTS", "127.0.0.1:8801, intranet.example")

    assert Settings().allow_hosts == ("127.0.0.1:8801", "intranet.example")
    assert Settings(allow_hosts=["a.example"]).allow_hosts == ("a.example",)


@pytest.mark.parametrize("value", ["none", ""])
def test_no_model_is_no_model(value: str) -> None:
    assert Settings(model=value).model is None


@pytest.mark.parametrize(("name", "value"), [("workers", 65), ("workers", "many"), ("pages", 3), ("paper", "a3")])
def test_a_value_that_is_none_is_refused_by_name(name: str, value: object) -> None:
    with pytest.raises(NotConfigured, match=rf"{name} cannot be .*JSEEKER_{name.upper()}"):
        load_settings(**{name: value})


def test_a_broken_file_is_one_sentence(own_home: Path) -> None:
    own_home.mkdir()
    (own_home / "config.toml").write_text("workers = = 2")

    with pytest.raises(NotConfigured, match=r"config\.toml is not valid TOML"):
        load_settings()


@pytest.mark.parametrize(
    ("value", "setting"),
    [(True, "auto"), ("1", "auto"), ("yes", "auto"), (False, ""), ("0", ""), ("off", ""), ("/usr/bin/x", "/usr/bin/x")],
)
def test_the_browser_is_turned_on_by_a_yes_or_by_its_path(monkeypatch, value: object, setting: str) -> None:
    assert Settings(browser=value).browser == setting  # type: ignore[arg-type]  # as config.toml and the call give it
    monkeypatch.setenv("JSEEKER_BROWSER", str(value))
    assert Settings().browser == setting
    monkeypatch.delenv("JSEEKER_BROWSER")
    assert Settings().browser == ""
