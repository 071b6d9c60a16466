"""YAML or JSON of unknown origin as plain data: bounded in size, depth and aliases, doubles and tricks refused."""

from __future__ import annotations

import codecs
import json
import re
from typing import Any

import yaml

__all__ = ["DataInvalid", "read_data"]

MAX_BYTES = 2_000_000  # a long resume is under 100 kB
MAX_DEPTH = 40  # JSON Resume needs 8
MAX_NODES = 100_000  # after aliases are followed; a long resume has some 2,000


class DataInvalid(ValueError):
    """The bytes are not usable data; the message says what is wrong and what to do, without the file's name."""


def read_data(data: bytes, *, is_json: bool) -> Any:
    """The data in a YAML or JSON text. In YAML every plain value is text (a phone number stays as it is written).

    Raises:
        DataInvalid: too large, too deep, not UTF-8, not in the format, or with a key twice.
    """
    if len(data) > MAX_BYTES:
        raise DataInvalid("the file is larger than 2 MB (a resume is text: take pictures and attachments out)")
    text = _decoded(data)
    return _read_json(text) if is_json else _read_yaml(text)


def _decoded(data: bytes) -> str:
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DataInvalid(f"byte {error.start + 1} is not UTF-8 text (save the file as UTF-8)") from error


def _read_json(text: str) -> Any:
    try:
        value = json.loads(text, object_pairs_hook=_without_doubles, parse_float=str, parse_int=str)
    except json.JSONDecodeError as error:
        raise DataInvalid(f"line {error.lineno}, column {error.colno}: {error.msg} (repair the JSON there)") from error
    except RecursionError as error:
        raise DataInvalid(_too_deep()) from error
    _bound_depth(value)
    return value


def _too_deep() -> str:
    return f"the file is nested more than {MAX_DEPTH} levels deep (a resume needs 8)"


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table: dict[str, Any] = {}
    for key, value in pairs:
        if key in table:
            raise DataInvalid(f"the key '{key}' stands twice in one table (keep one of them)")
        table[key] = value
    return table


def _bound_depth(value: Any) -> None:
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [child for part in level for child in _children(part)]
    if any(isinstance(part, dict | list) for part in level):
        raise DataInvalid(_too_deep())


def _children(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


class _TextLoader(yaml.CSafeLoader):
    """CSafeLoader that reads plain values as text: `NO` stays a country, `0123` a number to call."""

    yaml_implicit_resolvers = {  # PyYAML declares it so
        first: [("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|)$"))] for first in ("~", "n", "")
    } | {"<": [("tag:yaml.org,2002:merge", re.compile(r"^<<$"))]}


def _read_yaml(text: str) -> Any:
    try:
        _bound_events(text)
        loader = _TextLoader(text)
        try:
            node = loader.get_single_node()
            if node is None:
                return None
            _expanded_size(node, {}, frozenset())
            return loader.construct_document(node)
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
        raise DataInvalid(f"{where}{error.problem or 'not YAML'} (repair the YAML there)") from error
    except yaml.YAMLError as error:
        raise DataInvalid(f"{' '.join(str(error).split())} (take the character out)") from error


def _line(mark: Any) -> str:
    return f"line {mark.line + 1}: " if mark is not None else ""


def _bound_events(text: str) -> None:
    """Counts the depth before anything is built: the C composer recurses, and would end the process."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            depth += 1
            if depth > MAX_DEPTH:
                raise DataInvalid(f"{_line(event.start_mark)}{_too_deep()}")
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            depth -= 1


def _expanded_size(node: yaml.Node, known: dict[int, int], above: frozenset[int]) -> int:
    """The number of nodes once aliases are followed; also refuses doubled keys and anchors that hold themselves."""
    if id(node) in above:
        raise DataInvalid(f"{_line(node.start_mark)}an anchor that holds itself (write the value out)")
    if id(node) in known:
        return known[id(node)]
    if isinstance(node, yaml.MappingNode):
        _refuse_doubles(node)
        children = [child for pair in node.value for child in pair]
    else:
        children = list(node.value) if isinstance(node, yaml.SequenceNode) else []
    size = 1
    for child in children:
        size += _expanded_size(child, known, above | {id(node)})
        if size > MAX_NODES:
            raise DataInvalid(
                f"{_line(node.start_mark)}aliases here unfold to more than 100,000 values (write them out)"
            )
    known[id(node)] = size
    return size


def _refuse_doubles(node: yaml.MappingNode) -> None:
    seen: set[str] = set()
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise DataInvalid(f"{_line(key.start_mark)}a key that is no text (write `key: value`)")
        if key.value in seen and key.value != "<<":
            raise DataInvalid(
                f"{_line(key.start_mark)}the key '{key.value}' stands twice in one table (keep one of them)"
            )
        seen.add(key.value)
