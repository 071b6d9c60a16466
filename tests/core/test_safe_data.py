"""YAML and JSON from anywhere: plain data within bounds, or a refusal that says what to do."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.safe_data import MAX_BYTES, MAX_DEPTH, DataInvalid, read_data


def refusal(data: bytes, *, is_json: bool = False) -> str:
    with pytest.raises(DataInvalid) as caught:
        read_data(data, is_json=is_json)
    return str(caught.value)


@pytest.mark.parametrize(
    ("written", "read"),
    [("NO", "NO"), ("0123", "0123"), ("2021-01", "2021-01"), ("1.50", "1.50"), ("true", "true"), ("~", None),
     ("null", None), ("", None), ("'null'", "null"), ("1_000", "1_000"), ("0x1F", "0x1F"), ("12:30", "12:30")],
)  # fmt: skip
def test_a_plain_yaml_value_stays_text_as_it_is_written(written: str, read: str | None) -> None:
    assert read_data(f"a: {written}".encode(), is_json=False) == {"a": read}


def test_json_numbers_stay_as_they_are_written_and_truth_values_are_themselves() -> None:
    data = read_data(b'{"a": 1.50, "b": 7, "c": true, "d": null}', is_json=True)

    assert data == {"a": "1.50", "b": "7", "c": True, "d": None}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_in_its_encoding(encoding: str) -> None:
    assert read_data("a: Zoë".encode(encoding), is_json=False) == {"a": "Zoë"}


@pytest.mark.parametrize(
    ("data", "is_json", "told"),
    [
        (b"a: \xff", False, "byte 4 is not UTF-8 text"),
        (b"a: {x: 1, x: 2}", False, "line 1: the key 'x' stands twice in one table"),
        (b'{"a": {"x": 1, "x": 2}}', True, "the key 'x' stands twice in one table"),
        (b"? [a]\n: b", False, "line 1: a key that is no text"),
        (b"a: &a [*a]", False, "line 1: an anchor that holds itself"),
        (b"a:\n  - b\n c", False, "line 3, column 2: "),
        (b'{"a": }', True, "line 1, column 7: "),
        (b"a: !!python/object:os.system {}", False, "line 1, column 4: could not determine a constructor"),
        (b"a: \x07", False, "unacceptable character"),
        (b"--- a\n--- b", False, "line 2, column 1: "),
    ],
)
def test_a_fault_is_named_with_its_place(data: bytes, is_json: bool, told: str) -> None:
    assert told in refusal(data, is_json=is_json)


def test_the_size_is_bounded_at_two_megabytes() -> None:
    just = b"a: " + b"x" * (MAX_BYTES - 3)

    assert len(read_data(just, is_json=False)["a"]) == MAX_BYTES - 3
    assert refusal(just + b"x").startswith("the file is larger than 2 MB")


@pytest.mark.parametrize("is_json", [True, False])
def test_forty_levels_are_read_and_more_are_refused(is_json: bool) -> None:
    def nested(levels: int) -> bytes:
        return b"[" * levels + b"]" * levels

    assert read_data(nested(MAX_DEPTH), is_json=is_json) is not None
    for levels in (MAX_DEPTH + 1, 100_000):
        assert "nested more than 40 levels deep" in refusal(nested(levels), is_json=is_json)


def test_aliases_are_followed_and_bombs_of_them_are_refused() -> None:
    assert read_data(b"a: &a [x, y]\nb: *a", is_json=False) == {"a": ["x", "y"], "b": ["x", "y"]}
    assert read_data(b"a: &a {x: y}\nb: {<<: *a, z: w}", is_json=False)["b"] == {"x": "y", "z": "w"}
    bomb = b"k0: &k0 [x]\n" + b"".join(
        b"k%d: &k%d [%s]\n" % (level, level, b", ".join([b"*k%d" % (level - 1)] * 10)) for level in range(1, 9)
    )
    assert "unfold to more than 100,000 values" in refusal(bomb)


TEXTS = st.text(st.characters(categories=["L", "N", "P", "Zs"], exclude_characters="\ufeff"), max_size=8)
TREES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1), inner, max_size=3),
    max_leaves=8,
)


@settings(deadline=None)
@given(TREES)
def test_what_is_written_is_read_back_from_both_formats(value: object) -> None:
    assert read_data(json.dumps(value).encode(), is_json=True) == value
    assert read_data(yaml.safe_dump(value, default_style='"').encode(), is_json=False) == value


@settings(deadline=None)
@given(st.binary(max_size=120), st.booleans())
def test_any_bytes_are_data_or_a_refusal_in_words(data: bytes, is_json: bool) -> None:
    told = "(…)"
    try:
        read_data(data, is_json=is_json)
    except DataInvalid as error:
        told = str(error)
    assert told.endswith(")")
    assert not told.endswith(".)")
