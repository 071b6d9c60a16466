"""Edits of a resume file: one value, line or entry changed, the text of every other section left as it was written."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from jseeker.core.resume_text import resume_yaml
from jseeker.core.safe_data import DataInvalid, read_data

__all__ = [
    "Path",
    "Tree",
    "line_notes",
    "moved",
    "read_tree",
    "value_at",
    "with_line",
    "with_line_moved",
    "with_line_note",
    "with_section",
    "with_value",
    "without_line",
]

Tree = dict[str, Any]
"""A resume file as plain data."""
Path = tuple[str | int, ...]
"""Where a value stands: keys of tables and places of lists."""
EXTRA = "x-jseeker"
OLD_NAMES: Mapping[str, Mapping[str, str]] = {
    "work": {"name": "company", "url": "website"},
    "volunteer": {"url": "website"},
    "publications": {"url": "website"},
    "education": {"score": "gpa"},
    "languages": {"language": "name", "fluency": "level"},
    "basics": {"url": "website"},
}
"""What older resume files call a value, by what it is called now."""
TEXT_OF_NOTHING: tuple[Any, ...] = ("", None, [], {})


def read_tree(text: str, *, is_json: bool) -> Tree:
    """The file as plain data; an empty file is an empty tree.

    Raises:
        DataInvalid: it is not YAML (or JSON), or no table.
    """
    tree = read_data(text.encode(), is_json=is_json) if text.strip() else {}
    if tree is None:
        return {}
    if not isinstance(tree, dict):
        raise DataInvalid("the file is not a table (it starts with `basics:`)")
    return tree


def value_at(tree: Any, path: Path) -> Any:
    """The value at that place, under its old name where it has that one; None where there is none."""
    found = tree
    for depth, key in enumerate(path):
        if isinstance(found, list):
            found = found[key] if isinstance(key, int) and 0 <= key < len(found) else None
        elif isinstance(found, dict):
            is_last = depth == len(path) - 1
            old = OLD_NAMES.get(str(path[0]), {}).get(str(key)) if is_last else None
            found = found.get(key, found.get(old) if old is not None else None)
        else:
            return None
    return found


def with_value(tree: Tree, path: Path, value: Any) -> Tree:
    """The tree with that value; an empty one is taken out, and so is its old name. What is missing on the way is made.

    Raises:
        IndexError: a list on the way has no such place.
    """
    old = OLD_NAMES.get(str(path[0]), {}).get(str(path[-1]))
    changed: Tree = _with(tree, path, value)
    if old is not None and len(path) > 1:
        changed = _with(changed, (*path[:-1], old), None)
    return changed


def _with(value: Any, path: Path, new: Any) -> Any:
    key, rest = path[0], path[1:]
    if isinstance(key, int):
        items = list(value) if isinstance(value, list) else []
        if not 0 <= key < len(items):
            raise IndexError(key)
        items[key] = _with(items[key], rest, new) if rest else new
        return items
    table = dict(value) if isinstance(value, dict) else {}
    if rest:
        child = _with(table.get(key), rest, new)
        table[key] = child
        if child in TEXT_OF_NOTHING:
            del table[key]
    elif new in TEXT_OF_NOTHING:
        table.pop(key, None)
    else:
        table[key] = new
    return table


def moved(items: Sequence[Any], place: int, by: int) -> list[Any]:
    """The list with one entry moved up (-1) or down (1); one that cannot move stays."""
    found = list(items)
    other = place + by
    if 0 <= place < len(found) and 0 <= other < len(found):
        found[place], found[other] = found[other], found[place]
    return found


def line_notes(item: Tree) -> list[Tree]:
    """What the person said about each line of an entry, in the order of its lines; empty tables where nothing."""
    notes = value_at(item, (EXTRA, "bullets"))
    known = [note if isinstance(note, dict) else {} for note in notes] if isinstance(notes, list) else []
    count = len(_lines(item))
    return (known + [{} for _ in range(count)])[:count]


def with_line(item: Tree, place: int, text: str) -> Tree:
    """The entry with one line in other words; its notes stay. A place after the last one adds a line."""
    lines, notes = _lines(item), line_notes(item)
    if place >= len(lines):
        return _with_lines(item, [*lines, text], [*notes, {}])
    return _with_lines(item, [*lines[:place], text, *lines[place + 1 :]], notes)


def with_line_note(item: Tree, place: int, key: str, value: Any) -> Tree:
    """The entry with one thing said about one line; an empty value takes it back."""
    notes = line_notes(item)
    notes[place] = _with(notes[place], (key,), value)
    return _with_lines(item, _lines(item), notes)


def without_line(item: Tree, place: int) -> Tree:
    """The entry without one line and what was said about it."""
    lines, notes = _lines(item), line_notes(item)
    return _with_lines(item, lines[:place] + lines[place + 1 :], notes[:place] + notes[place + 1 :])


def with_line_moved(item: Tree, place: int, by: int) -> Tree:
    """The entry with one line moved up or down, its notes with it."""
    return _with_lines(item, moved(_lines(item), place, by), moved(line_notes(item), place, by))


def with_section(text: str, section: str, value: Any, *, is_json: bool) -> str:
    """The file with one section (a key at its root) replaced; an empty value takes the section out.

    In YAML the text of the others stays as it is, comments and all; only where that cannot be (the whole file in
    braces, an anchor shared with another section) is the file written anew.

    Raises:
        DataInvalid: the file is not YAML (or JSON), or no table.
    """
    wanted = _with(read_tree(text, is_json=is_json), (section,), value)
    if is_json:
        return json.dumps(wanted, ensure_ascii=False, indent=2) + "\n"
    block = resume_yaml({section: value}, head="") if section in wanted else ""
    spliced = _spliced(text, section, block)
    try:
        others_stay = spliced is not None and _without(read_tree(spliced, is_json=False), section) == _without(
            wanted, section
        )
    except DataInvalid:
        others_stay = False
    return spliced if spliced is not None and others_stay else resume_yaml(wanted)


def _spliced(text: str, section: str, block: str) -> str | None:
    """The text with the lines of a section replaced; None where its root is no table in lines."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader) if text.strip() else None
    if root is None:
        return text + block
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        return None
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    starts = [(key.value, key.start_mark.line) for key, _ in root.value]
    place = next((number for number, (name, _) in enumerate(starts) if name == section), None)
    if place is None:
        gap = ["\n"] if block and lines and lines[-1].strip() else []
        return "".join([*lines, *gap, block])
    begin = starts[place][1]
    end = starts[place + 1][1] if place + 1 < len(starts) else len(lines)
    while end > begin + 1 and _is_between(lines[end - 1]):
        end -= 1
    return "".join([*lines[:begin], block, *lines[end:]])


def _is_between(line: str) -> bool:
    """True for what stands before the next section: an empty line, or a comment at the edge."""
    return not line.strip() or line.startswith("#")


def _lines(item: Tree) -> list[str]:
    lines = item.get("highlights")
    return [str(line or "") for line in lines] if isinstance(lines, list) else []


def _with_lines(item: Tree, lines: list[str], notes: list[Tree]) -> Tree:
    changed = _with(item, ("highlights",), lines)
    if not any(notes):
        notes = []
    made: Tree = _with(changed, (EXTRA, "bullets"), notes)
    return made


def _without(tree: Tree, section: str) -> Tree:
    return {key: value for key, value in tree.items() if key != section}
