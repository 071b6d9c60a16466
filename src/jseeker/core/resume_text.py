"""A resume tree as the text of a resume file: YAML that reads back the same, with ids of its own on items and lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from jseeker.core.naming import slug
from jseeker.core.text import clean

__all__ = ["resume_yaml", "with_ids"]

LINE_CHARS = 110
ID_CHARS = 24
_ORDER = (
    *("$schema", "basics", "work", "volunteer", "education", "projects", "certificates", "skills", "languages"),
    *("awards", "publications", "interests", "references", "meta"),
)
_NAMED_BY = {
    "work": ("name", "company", "position"),
    "volunteer": ("organization", "position"),
    "education": ("institution", "area"),
    "projects": ("name",),
    "certificates": ("name",),
    "awards": ("title",),
    "publications": ("name",),
}
_WITH_LINES = ("work", "volunteer", "projects")
_EXTRA = "x-jseeker"
_HEAD = (
    "# Your resume. Everything that jSeeker prints about you comes from this file.\n"
    "# Check it with: jseeker profile check\n"
)
_KEYS = (
    *("name", "organization", "institution", "title", "language", "network", "label", "position", "studyType", "area"),
    *("email", "phone", "url", "summary", "location", "profiles", "issuer", "awarder", "publisher"),
    *("startDate", "endDate", "date", "releaseDate", "description", "score", "highlights", "keywords"),
)
_LIST_OF_SENTENCES = frozenset({"highlights", "unsorted"})
SHORT_CHARS = 96
"""A table or list of values up to this length stands on one line."""


class _Dumper(yaml.SafeDumper):
    """SafeDumper that writes small tables and lists of words on one line, as a person would."""

    def represent_sequence(self, tag: str, sequence: Any, flow_style: bool | None = None) -> yaml.SequenceNode:
        """The node of a list."""
        node = super().represent_sequence(tag, sequence, flow_style)
        node.flow_style = _is_short(node.value)
        return node

    def represent_mapping(self, tag: str, mapping: Any, flow_style: bool | None = None) -> yaml.MappingNode:
        """The node of a table."""
        node = super().represent_mapping(tag, mapping, flow_style)
        for key, value in node.value:
            if key.value in _LIST_OF_SENTENCES:
                value.flow_style = False
        node.flow_style = len(node.value) < 4 and _is_short([part for pair in node.value for part in pair])
        return node

    def increase_indent(  # the parameters are PyYAML's
        self,
        flow: bool = False,
        indentless: bool = False,  # noqa: ARG002 - PyYAML passes it by name
    ) -> None:
        """Lists stand two places in from their key."""
        super().increase_indent(flow, indentless=False)


def _is_short(nodes: list[yaml.Node]) -> bool:
    scalars = all(isinstance(node, yaml.ScalarNode) for node in nodes)
    return scalars and sum(len(node.value) + 2 for node in nodes) <= SHORT_CHARS


def resume_yaml(tree: dict[str, Any], *, head: str = _HEAD, is_ordered: bool = False) -> str:
    """The tree as YAML below the `head`, texts on one line each, empty values left out; sections and keys stand in the
    usual order, unless the tree `is_ordered` already."""
    ordered = {key: tree[key] for key in _ORDER if key in tree}
    ordered |= {key: value for key, value in tree.items() if key not in ordered}
    plain = _as_given(tree) if is_ordered else _plain(ordered)
    dumped: str = yaml.dump(plain, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=LINE_CHARS, indent=2)
    return head + dumped


def with_ids(tree: dict[str, Any]) -> dict[str, Any]:
    """The tree with an `x-jseeker.id` on every item and line that has none: `acme`, `acme-1` and so on."""
    taken = set(_ids_in(tree))
    made = dict(tree)
    for section, names in _NAMED_BY.items():
        items = tree.get(section)
        if isinstance(items, list):
            made[section] = [_item_with_ids(section, item, names, taken) for item in items]
    return made


def _item_with_ids(section: str, item: Any, names: tuple[str, ...], taken: set[str]) -> Any:
    if not isinstance(item, dict) or not isinstance(item.get(_EXTRA) or {}, dict):
        return item
    extra = dict(item.get(_EXTRA) or {})
    if not extra.get("id"):
        called = next((str(item[name]) for name in names if item.get(name)), section)
        extra["id"] = _free(slug(called, ID_CHARS) or section, taken)
    highlights, bullets = item.get("highlights"), extra.get("bullets")
    if section in _WITH_LINES and isinstance(highlights, list) and (bullets is None or isinstance(bullets, list)):
        extra["bullets"] = [
            _line_with_id(bullets[at] if bullets and at < len(bullets) else None, f"{extra['id']}-{at + 1}", taken)
            for at in range(len(highlights))
        ]
    return {**{key: value for key, value in item.items() if key != _EXTRA}, _EXTRA: extra}


def _line_with_id(notes: Any, wanted: str, taken: set[str]) -> Any:
    if notes is not None and not isinstance(notes, dict):
        return notes
    if notes and notes.get("id"):
        return notes
    return {"id": _free(wanted, taken), **(notes or {})}


def _free(wanted: str, taken: set[str]) -> str:
    """The wanted id, with a number behind it where it is taken."""
    chosen, count = wanted, 1
    while chosen in taken:
        count += 1
        chosen = f"{wanted}-{count}"
    taken.add(chosen)
    return chosen


def _ids_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("id"), str):
            yield value["id"]
        for child in value.values():
            yield from _ids_in(child)
    elif isinstance(value, list):
        for child in value:
            yield from _ids_in(child)


def _as_given(value: Any) -> Any:
    """The tree with nothing changed but that no text is shared: YAML would write an anchor."""
    if isinstance(value, dict):
        return {key: _as_given(child) for key, child in value.items()}
    return [_as_given(child) for child in value] if isinstance(value, list) else value


def _plain(value: Any) -> Any:
    """Plain data of tables, lists and clean texts, so that what is written reads back the same."""
    if isinstance(value, dict):
        known = sorted(value, key=lambda key: _KEYS.index(key) if key in _KEYS else len(_KEYS))
        pairs = ((clean(str(key)), _plain(value[key])) for key in known)
        return {key: child for key, child in pairs if child is not None and child != ""}
    if isinstance(value, list | tuple):
        return [_plain(child) for child in value if child is not None]
    if isinstance(value, bool) or value is None:
        return value
    return clean(str(value))
