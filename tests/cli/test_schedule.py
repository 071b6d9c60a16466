"""What `jseeker schedule` asks for."""

from __future__ import annotations

from collections.abc import Callable

Say = Callable[..., tuple[int, str, str]]


def test_a_schedule_needs_a_template_and_a_time(say: Say) -> None:
    for arguments in (["x", "--cron", "0 7 * * *"], ["x", "--template", "t"], []):
        code, _, err = say("schedule", "add", *arguments)
        assert code == 2
        assert err.count("\n") == 1


def test_the_help_tells_what_the_clocks_do_and_who_starts_the_runs(say: Say) -> None:
    assert "0 7 * * 1-5" in say("schedule", "add", "--help")[1]
    assert "worker" in say("schedule", "--help")[1]
