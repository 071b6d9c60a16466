"""What `jseeker config` does: settings shown with their origin, one value changed in `config.toml`."""

from __future__ import annotations

import json
import os
import re
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jseeker.cli.ndjson import json_line
from jseeker.cli.outcome import ExitCode
from jseeker.config import Settings, load_settings
from jseeker.errors import NotConfigured, UsageError

__all__ = ["print_path", "set_value", "settings_rows", "show_settings", "with_value"]

PASSWORD = re.compile(r"(://[^:/@]+:)[^@]*(@)")


def show_settings(*, as_json: bool) -> int:
    """Prints every setting with its value and origin."""
    settings = load_settings()
    file = _read(settings.config_file)
    rows = settings_rows(settings, file, os.environ)
    if as_json:
        sys.stdout.write(json_line(rows) + "\n")
        return ExitCode.OK
    width = max(len(row["name"]) for row in rows)
    for row in rows:
        sys.stdout.write(f"{row['name']:<{width}}  {_shown(row['value'])}  ({row['source']})\n")
    for name in sorted(set(file) - set(Settings.model_fields)):
        sys.stderr.write(f"There is no setting {name!r}; correct or remove it in {settings.config_file}.\n")
    return ExitCode.OK


def print_path() -> int:
    """Prints where the settings file is, or would be."""
    sys.stdout.write(f"{load_settings().config_file}\n")
    return ExitCode.OK


def set_value(name: str, value: str) -> int:
    """Writes one setting into the file, where it was or at the end; comments stay.

    Raises:
        UsageError: there is no such setting, or it cannot be kept in the file.
        NotConfigured: the value is not one, or the file cannot be written.
    """
    if name not in Settings.model_fields:
        raise UsageError(f"There is no setting {name!r}; choose one of {', '.join(Settings.model_fields)}.")
    if name == "home":
        raise UsageError("The home cannot be set in its own file; set the variable JSEEKER_HOME.")
    wanted = load_settings(**{name: value}).model_dump(mode="json")[name]
    path = load_settings().config_file
    text = with_value(path.read_text("utf-8") if path.exists() else "", name, wanted)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".{path.name}.{os.getpid()}")
        fresh.write_text(text, "utf-8")
        fresh.replace(path)
    except OSError as error:
        raise NotConfigured(f"The settings {path} cannot be written ({error.strerror}); check the folder.") from error
    sys.stdout.write(f"{name} = {_shown(wanted)}  ({path})\n")
    if _variable(name) in os.environ:
        sys.stderr.write(f"The variable {_variable(name)} is set and wins over the file.\n")
    return ExitCode.OK


def settings_rows(settings: Settings, file: Mapping[str, Any], environment: Mapping[str, str]) -> list[dict[str, Any]]:
    """Every setting as a row: name, value (passwords hidden), where it comes from, what it is."""
    values = settings.model_dump(mode="json")
    rows = []
    for name, declared in Settings.model_fields.items():
        value = PASSWORD.sub(r"\1***\2", values[name]) if isinstance(values[name], str) else values[name]
        source = "environment" if _variable(name) in environment else "file" if name in file else "default"
        rows.append({"name": name, "value": value, "source": source, "description": declared.description})
    return rows


def with_value(text: str, name: str, value: Any) -> str:
    """The TOML text with the value of one top-level key replaced, or added before the first table.

    Raises:
        NotConfigured: the file is written in a way that this cannot change safely.
    """
    line = [f"{name} = {_toml(value)}"] if value is not None else []
    lines = text.removesuffix("\n").split("\n") if text else []
    tables = [number for number, old in enumerate(lines) if old.lstrip().startswith("[")]
    end = tables[0] if tables else len(lines)
    places = [number for number in range(end) if re.match(rf"\s*{name}\s*=", lines[number])]
    lines[places[0] if places else end : places[0] + 1 if places else end] = line
    changed = "".join(f"{row}\n" for row in lines)
    try:
        is_right = tomllib.loads(changed).get(name) == value
    except tomllib.TOMLDecodeError:
        is_right = False
    if not is_right:
        raise NotConfigured(f"The setting {name} stands in config.toml over several lines; change it by hand.")
    return changed


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


def _toml(value: Any) -> str:
    """The value as TOML: JSON's texts, numbers, booleans and lists are TOML's, but for one control character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _variable(name: str) -> str:
    return f"JSEEKER_{name.upper()}"


def _shown(value: Any) -> str:
    if value is None or value == []:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, list) else str(value)
