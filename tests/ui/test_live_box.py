"""The script that takes a text over while one types."""

from __future__ import annotations

from jseeker.ui.guard import inline_scripts
from jseeker.ui.live_box import LIVE, SCRIPT


def test_the_guard_lets_in_exactly_what_is_drawn() -> None:
    assert inline_scripts(f"<script>{SCRIPT}</script>") == (SCRIPT,)


def test_it_looks_at_the_boxes_of_that_key_alone() -> None:
    assert f"st-key-{LIVE}" in SCRIPT
