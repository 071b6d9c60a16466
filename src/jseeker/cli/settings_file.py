"""What `jseeker config` does: settings shown with their origin, one value changed in `config.toml`."""

from __future__ import annotations

import os
import sys

from jseeker.app.settings_file import read_settings_file, save_settings, settings_rows, shown_value, variable_of
from jseeker.cli.ndjson import json_line
from jseeker.cli.outcome import ExitCode
from jseeker.config import Settings, load_settings

__all__ = ["print_path", "set_value", "show_settings"]


def show_settings(*, as_json: bool) -> int:
    """Prints every setting with its value and origin."""
    settings = load_settings()
    file = read_settings_file(settings.config_file)
    rows = settings_rows(settings, file, os.environ)
    if as_json:
        sys.stdout.write(json_line(rows) + "\n")
        return ExitCode.OK
    width = max(len(row["name"]) for row in rows)
    for row in rows:
        sys.stdout.write(f"{row['name']:<{width}}  {shown_value(row['value'])}  ({row['source']})\n")
    for name in sorted(set(file) - set(Settings.model_fields)):
        sys.stderr.write(f"There is no setting {name!r}; correct or remove it in {settings.config_file}.\n")
    return ExitCode.OK


def print_path() -> int:
    """Prints where the settings file is, or would be."""
    sys.stdout.write(f"{load_settings().config_file}\n")
    return ExitCode.OK


def set_value(name: str, value: str) -> int:
    """Writes one setting into the file and says so.

    Raises:
        UsageError: there is no such setting, or it cannot be kept in the file.
        NotConfigured: the value is not one, or the file cannot be written.
    """
    kept = save_settings({name: value})
    sys.stdout.write(f"{name} = {shown_value(kept[name])}  ({load_settings().config_file})\n")
    if variable_of(name) in os.environ:
        sys.stderr.write(f"The variable {variable_of(name)} is set and wins over the file.\n")
    return ExitCode.OK
