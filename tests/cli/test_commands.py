"""The table of commands."""

from __future__ import annotations

import importlib

import click
import pytest

from jseeker.cli.commands import COMMANDS, help_text


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_of_the_table_exists(name: str) -> None:
    place = COMMANDS[name]
    command = getattr(importlib.import_module(f"jseeker.cli.{place.module}"), place.attribute)
    assert isinstance(command, click.Command)


def test_the_help_names_every_command_once_and_fits_a_terminal() -> None:
    lines = help_text().splitlines()
    for name, place in COMMANDS.items():
        assert sum(line.split()[:1] == [name] and place.help in line for line in lines) == 1
    assert max(map(len, lines)) <= 80
