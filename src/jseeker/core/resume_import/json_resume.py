"""A JSON Resume file (YAML or JSON) as it is, with what older tools write differently put right."""

from __future__ import annotations

from typing import Any

from jseeker.core.resume_import.draft import Sheet, Tree
from jseeker.core.resume_import.periods import iso_date
from jseeker.core.resume_schema import ResumeDocument

__all__ = ["read_json_resume"]

_LISTS = (
    *("work", "volunteer", "education", "projects", "awards", "certificates", "publications", "skills"),
    *("languages", "interests", "references"),
)
_DATES = ("startDate", "endDate", "date", "releaseDate")
_TEXT_LISTS = ("highlights", "keywords", "courses", "roles")
_TABLES = ("basics", "meta", "location", "x-jseeker", "jseeker")


def read_json_resume(tree: Tree) -> Sheet:
    """The same resume: dates are put into ISO form, a lone value stands in its list, and what has a type that no resume
    can have is left on the sheet. Keys that are not of the standard stay where they are."""
    sheet = Sheet()
    sheet.tree = {key: _mended(sheet, key, value) for key, value in tree.items() if key not in _LISTS}
    if not isinstance(sheet.tree.get("basics"), dict):
        sheet.tree = {"basics": {}, **{key: value for key, value in sheet.tree.items() if key != "basics"}}
    for section in _LISTS:
        if section in tree:
            items = tree[section] if isinstance(tree[section], list) else [tree[section]]
            sheet.tree[section] = [item for at, one in enumerate(items) if (item := _item(sheet, section, at, one))]
    for key in tree:
        if key not in _known_keys():
            sheet.note([f"The key {key} is not one of JSON Resume; it stays in the file and is not used."])
    return sheet


def _known_keys() -> frozenset[str]:
    return frozenset({*ResumeDocument.model_fields, "$schema"})


def _item(sheet: Sheet, section: str, at: int, value: Any) -> Any:
    if isinstance(value, str) and section in ("skills", "languages", "interests"):
        return {"language" if section == "languages" else "name": value}
    if not isinstance(value, dict):
        sheet.leave(f"{section}[{at}]", value if value is not None else "")
        return None
    return _table(sheet, f"{section}[{at}]", value)


def _table(sheet: Sheet, path: str, table: Tree) -> Tree:
    return {
        key: mended for key, value in table.items() if (mended := _mended(sheet, f"{path}.{key}", value)) is not None
    }


def _mended(sheet: Sheet, path: str, value: Any) -> Any:
    """The value in the type that its key has; None where it cannot have one."""
    key = path.rpartition(".")[2]
    if key == "location" and isinstance(value, str) and path != "basics.location":
        return value  # of a job or a project: a text in the standard
    if key in _TABLES:
        if isinstance(value, dict):
            return _table(sheet, path, value) if key in ("basics", "location") else value
        if value is not None:
            sheet.leave(path, value)
        return None
    if key in _DATES and isinstance(value, str):
        return _date(sheet, path, value)
    if key in _TEXT_LISTS:
        return _texts(sheet, path, value)
    return value


def _date(sheet: Sheet, path: str, value: str) -> str | None:
    iso = iso_date(value) if value.strip() else ""
    if iso is None:
        sheet.leave(path, value)
    return iso or None


def _texts(sheet: Sheet, path: str, value: Any) -> list[str] | None:
    if value is None:
        return None
    kept: list[str] = []
    for at, text in enumerate(value if isinstance(value, list) else [value]):
        if isinstance(text, str):
            kept.append(text)
        elif isinstance(text, dict) and len(told := [one for one in text.values() if isinstance(one, str)]) == 1:
            kept += told  # {name: …}, as some editors write it
        else:
            sheet.leave(f"{path}[{at}]", text if text is not None else "")
    return kept
