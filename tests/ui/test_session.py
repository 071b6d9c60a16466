"""The application that the pages share."""

from __future__ import annotations

import pytest

from jseeker.ui.session import the_app


def test_a_refresh_meets_the_same_application_and_another_home_another_one(
    tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JSEEKER_HOME", str(tmp_path / "first"))
    first = the_app()
    again = the_app()
    monkeypatch.setenv("JSEEKER_HOME", str(tmp_path / "second"))

    assert again is first
    assert the_app() is not first
    assert the_app().settings.home == tmp_path / "second"
