"""`jseeker ui` as it is called."""

from __future__ import annotations

import pytest

from jseeker.cli.commands import COMMANDS


def test_it_stands_in_the_help_and_tells_its_options(say) -> None:
    assert "ui" in COMMANDS
    code, out, _ = say("ui", "--help")
    assert code == 0
    assert "--no-browser" in out
    assert "127.0.0.1" in out


@pytest.mark.parametrize("port", ["0", "65536", "abc"])
def test_a_port_that_is_none_is_refused(say, port: str) -> None:
    code, _, err = say("ui", "--port", port)
    assert code == 2
    assert err.count("\n") == 1
