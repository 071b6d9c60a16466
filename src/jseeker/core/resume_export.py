"""A resume file for other tools: JSON Resume that validates against every published v1 schema, YAML, RenderCV."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import quote, urlsplit

from jseeker.core.rendercv_file import rendercv_tree
from jseeker.core.resume_file import read_resume
from jseeker.core.resume_schema import ResumeDocument
from jseeker.core.resume_text import resume_yaml
from jseeker.core.safe_data import read_data

__all__ = ["ExportFormat", "Exported", "export_resume"]

SCHEMA_URL = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_OLD_NAMES = {
    "work": {"company": "name", "website": "url"},
    "volunteer": {"website": "url"},
    "publications": {"website": "url"},
    "education": {"gpa": "score"},
    "languages": {"name": "language", "level": "fluency"},
}


class ExportFormat(StrEnum):
    """The kinds of file that a resume can be exported as."""

    JSON = "json"
    YAML = "yaml"
    RENDERCV = "rendercv"


@dataclass(frozen=True, slots=True)
class Exported:
    """The text of an exported file; `notes` say what the format has no room for."""

    text: str
    notes: tuple[str, ...] = ()


def export_resume(data: bytes, name: str, form: ExportFormat) -> Exported:
    """The resume file `data` in another format; `name` is the file's, for the messages.

    Raises:
        ResumeInvalid: it is not a valid resume file.
    """
    profile = read_resume(data, name)
    if form is ExportFormat.RENDERCV:
        tree, notes = rendercv_tree(profile)
        return Exported(resume_yaml(tree, head="", is_ordered=True), notes)
    notes_found: list[str] = []
    tree = _standard(data, name, notes_found)
    if form is ExportFormat.YAML:
        return Exported(resume_yaml(tree), tuple(notes_found))
    return Exported(json.dumps(tree, ensure_ascii=False, indent=2) + "\n", tuple(notes_found))


def _standard(data: bytes, name: str, notes: list[str]) -> dict[str, Any]:
    """The tree as JSON Resume v1.0.0 wants it, formats included; our additions where it lets them be."""
    raw = read_data(data, is_json=name.casefold().endswith(".json"))
    tree = _dumped(raw)
    for section, names in _OLD_NAMES.items():
        for item in tree.get(section, []):
            _rename(item, names)
    _rename(tree["basics"], {"website": "url"})
    tree = _dumped(tree)  # once more, so that the keys stand in the order of the standard
    _basics(tree["basics"], notes)
    _certificate_dates(tree, notes)
    for path, item in _items(tree):
        _address(item, "url", path, notes)
        if "x-jseeker" in item:
            item["x-jseeker"] = item.pop("x-jseeker")  # what is ours comes last
    _move_unknown(tree, notes)
    meta = tree.get("meta", {})
    _address(meta, "canonical", "meta", notes)
    return {"$schema": SCHEMA_URL, **{key: value for key, value in tree.items() if key != "$schema"}}


def _dumped(raw: Any) -> dict[str, Any]:
    document = ResumeDocument.model_validate(raw)
    return {"basics": {}, **_without_empty(document.model_dump(by_alias=True, exclude_unset=True))}


def _without_empty(value: Any) -> Any:
    """The value without empty texts, tables and lists in its tables; a list keeps its places."""
    if isinstance(value, dict):
        pairs = ((key, _without_empty(child)) for key, child in value.items())
        return {key: child for key, child in pairs if child is not None and child not in ("", [], {})}
    if isinstance(value, list):
        return [_without_empty(child) for child in value]
    return value


def _rename(item: dict[str, Any], names: dict[str, str]) -> None:
    for old, new in names.items():
        if old in item:
            told = item.pop(old)
            item.setdefault(new, told)


def _basics(basics: dict[str, Any], notes: list[str]) -> None:
    _address(basics, "url", "basics", notes)
    for at, network in enumerate(basics.get("profiles", [])):
        _address(network, "url", f"basics.profiles[{at}]", notes)
    if "email" in basics and not _MAIL.fullmatch(basics["email"]):
        told = basics.pop("email")
        notes.append(f"basics.email was left out: '{told}' is no e-mail address.")


def _items(tree: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for section, items in tree.items():
        if isinstance(items, list):
            yield from ((f"{section}[{at}]", item) for at, item in enumerate(items) if isinstance(item, dict))


def _address(table: dict[str, Any], key: str, path: str, notes: list[str]) -> None:
    """Makes an address one with a scheme, its odd characters escaped; what is none is left out."""
    told = table.get(key)
    if told is None:
        return
    address = quote(told if "://" in told else f"https://{told}", safe="%/:=&?~#+!$,;'@()*[]")
    try:
        is_address = bool(urlsplit(address).hostname) and " " not in told.strip()
    except ValueError:
        is_address = False
    if is_address:
        table[key] = address
    else:
        del table[key]
        notes.append(f"{path}.{key} was left out: '{told}' is no web address.")


def _certificate_dates(tree: dict[str, Any], notes: list[str]) -> None:
    """Version 1.0.0 alone wants a whole day for a certificate: a month or a year stands beside it, in our part."""
    moved = 0
    for item in tree.get("certificates", []):
        if "date" in item and len(item["date"]) < len("2020-01-31"):
            item.setdefault("x-jseeker", {})["date"] = item.pop("date")
            moved += 1
    if moved:
        notes.append(
            "JSON Resume 1.0.0 takes only whole days for certificates; months and years stand in x-jseeker.date."
        )


def _move_unknown(tree: dict[str, Any], notes: list[str]) -> None:
    """Moves keys that the standard does not allow at the root below `meta`, where it allows any."""
    known = {field.alias or name for name, field in ResumeDocument.model_fields.items()}
    strange = [key for key in tree if key not in known]
    if strange:
        tree.setdefault("meta", {})["other"] = {key: tree.pop(key) for key in strange}
        notes.append(f"These keys are not of JSON Resume and stand under meta.other: {', '.join(strange)}.")
