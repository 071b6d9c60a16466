"""Shell completion."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Say = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(say: Say, shell: str) -> None:
    code, out, _ = say("completion", shell)
    assert code == 0
    assert "_JSEEKER_COMPLETE" in out


def test_a_shell_that_asks_gets_the_commands(jseeker) -> None:
    jseeker.env |= {"_JSEEKER_COMPLETE": "bash_complete", "COMP_WORDS": "jseeker ba", "COMP_CWORD": "1"}
    assert "plain,batch" in jseeker().stdout
