"""The settings as a person sees and changes them: each with its origin, and `config.toml` rewritten with care."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jseeker.config import Settings, load_settings
from jseeker.errors import NotConfigured, UsageError

__all__ = ["read_settings_file", "save_settings", "settings_rows", "shown_value", "variable_of", "with_value"]

PASSWORD = re.compile(r"(://[^:/@]+:)[^@]*(@)")
NOTHING = ("", "none")


def read_settings_file(path: Path) -> dict[str, Any]:
    """What the file says; nothing where there is none."""
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


def save_settings(values: Mapping[str, str]) -> dict[str, Any]:
    """Writes settings into the file, each where it was or at the end, all or none; comments stay. The values as they
    are kept: None where a setting was taken out of the file (an empty word, or `none`, for one that may be missing).

    Raises:
        UsageError: there is no such setting, or it cannot be kept in the file.
        NotConfigured: a value is not one, or the file cannot be written.
    """
    for name in values:
        if name not in Settings.model_fields:
            raise UsageError(f"There is no setting {name!r}; choose one of {', '.join(Settings.model_fields)}.")
        if name == "home":
            raise UsageError("The home cannot be set in its own file; set the variable JSEEKER_HOME.")
    removed = {name: None for name, value in values.items() if _is_removal(name, value)}
    given = {name: value for name, value in values.items() if name not in removed}
    checked = load_settings(**given).model_dump(mode="json")
    wanted = {name: checked[name] for name in given} | removed
    path = load_settings().config_file
    text = path.read_text("utf-8") if path.exists() else ""
    for name, value in wanted.items():
        text = with_value(text, name, value)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".{path.name}.{os.getpid()}")
        fresh.write_text(text, "utf-8")
        fresh.replace(path)
    except OSError as error:
        raise NotConfigured(f"The settings {path} cannot be written ({error.strerror}); check the folder.") from error
    return wanted


def settings_rows(settings: Settings, file: Mapping[str, Any], environment: Mapping[str, str]) -> list[dict[str, Any]]:
    """Every setting as a row: name, value (passwords hidden), where it comes from, what it is."""
    values = settings.model_dump(mode="json")
    rows = []
    for name, declared in Settings.model_fields.items():
        value = PASSWORD.sub(r"\1***\2", values[name]) if isinstance(values[name], str) else values[name]
        source = "environment" if variable_of(name) in environment else "file" if name in file else "default"
        rows.append({"name": name, "value": value, "source": source, "description": declared.description})
    return rows


def with_value(text: str, name: str, value: Any) -> str:
    """The TOML text with the value of one top-level key replaced, or added before the first table; None removes it.

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


def variable_of(name: str) -> str:
    """The variable of the environment that wins over the file for that setting."""
    return f"JSEEKER_{name.upper()}"


def shown_value(value: Any) -> str:
    """A setting's value in words."""
    if value is None or value == []:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, list) else str(value)


def _is_removal(name: str, value: str) -> bool:
    """True where the word takes the setting out of the file: those without a default of their own."""
    is_path = name in ("resume", "database_url", "output_dir")  # their defaults lie in the home
    return value.strip().lower() in NOTHING and (Settings.model_fields[name].default is None or is_path)


def _toml(value: Any) -> str:
    """The value as TOML: JSON's texts, numbers, booleans and lists are TOML's, but for one control character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
