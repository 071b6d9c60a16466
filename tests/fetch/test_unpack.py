"""Unpacking within a bound."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jseeker.errors import TooLarge
from jseeker.fetch.unpack import Garbled, Unpacker

MIB = 1024 * 1024
TEXT = b"Wanted: a baker. " * 5000


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKERS = {
    "": bytes,
    "identity": bytes,
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "GZip": gzip.compress,
    "deflate": zlib.compress,
    "deflate ": raw_deflate,
    "deflate, gzip": lambda data: gzip.compress(zlib.compress(data)),
}


def unpacked(encoding: str, packed: bytes, step: int, max_bytes: int = 5 * MIB) -> bytes:
    unpacker = Unpacker(encoding, max_bytes)
    for at in range(0, len(packed), step):
        unpacker.feed(packed[at : at + step])
    return unpacker.body()


@pytest.mark.parametrize("encoding", PACKERS)
@pytest.mark.parametrize("step", [1, 7, 65536])
def test_a_body_is_unpacked_however_it_arrives(encoding: str, step: int) -> None:
    assert unpacked(encoding, PACKERS[encoding](TEXT), step) == TEXT


@pytest.mark.parametrize("size", [65535, 65536, 65537, 65536 + 258, 2 * 65536, 3 * 65536 + 100])
def test_what_is_still_to_come_out_when_all_has_gone_in_is_not_lost(size: int) -> None:
    data = bytes(size)
    assert unpacked("deflate", raw_deflate(data), step=len(data)) == data


@given(st.binary(), st.sampled_from(sorted(PACKERS)), st.integers(1, 64))
def test_packing_and_unpacking_gives_the_same(data: bytes, encoding: str, step: int) -> None:
    assert unpacked(encoding, PACKERS[encoding](data), step) == data


@given(st.binary(), st.sampled_from(["gzip", "deflate", "gzip, deflate"]), st.integers(1, 64))
def test_any_bytes_are_unpacked_or_garbled_and_never_over_the_bound(data: bytes, encoding: str, step: int) -> None:
    unpacker = Unpacker(encoding, 100)
    try:
        for at in range(0, len(data), step):
            unpacker.feed(data[at : at + step])
        unpacker.body()
    except (Garbled, TooLarge):
        pass
    assert len(unpacker.so_far()) <= 100


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "deflate, gzip"])
def test_the_bound_is_on_the_unpacked_size(encoding: str) -> None:
    packed = PACKERS[encoding](bytes(1000))
    assert unpacked(encoding, packed, 10, max_bytes=1000) == bytes(1000)
    with pytest.raises(TooLarge):
        unpacked(encoding, packed, 10, max_bytes=999)


@pytest.mark.parametrize("layers", [1, 2])
def test_a_bomb_ends_at_the_bound_with_flat_memory(layers: int) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(bytes(MIB)) for _ in range(256)) + packer.flush()
    for _ in range(layers - 1):
        bomb = gzip.compress(bomb)
    tracemalloc.start()
    unpacker = Unpacker(", ".join(["gzip"] * layers), 5 * MIB)
    with pytest.raises(TooLarge, match=r"^The page is larger than 5 MB; save it as a file and give that\.$"):
        unpacker.feed(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 16 * MIB


def test_gzip_files_one_after_the_other_are_one_body() -> None:
    assert unpacked("gzip", gzip.compress(b"a") + gzip.compress(b"b"), 5) == b"ab"


def test_thousands_of_empty_gzip_files_are_garbled() -> None:
    with pytest.raises(Garbled):
        unpacked("gzip", gzip.compress(b"") * 1000, 65536)


def test_rubbish_after_the_end_is_left_alone() -> None:
    assert unpacked("gzip", gzip.compress(TEXT) + b"\0\0rubbish", 65536) == TEXT


def test_a_plain_body_that_is_labelled_gzip_is_taken_as_it_is() -> None:
    assert unpacked("gzip", b"<h1>Baker</h1>", 3) == b"<h1>Baker</h1>"


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_body_that_is_cut_short_is_garbled(encoding: str) -> None:
    packed = PACKERS[encoding](TEXT)
    with pytest.raises(Garbled, match="broke off"):
        unpacked(encoding, packed[:-5], 10)


def test_damaged_bytes_are_garbled() -> None:
    with pytest.raises(Garbled, match="damaged"):
        unpacked("gzip", gzip.compress(TEXT)[:20] + b"\xff" * 100, 10)


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, br", "gzip, gzip, gzip", "compress"])
def test_an_encoding_that_was_not_asked_for_is_garbled(encoding: str) -> None:
    with pytest.raises(Garbled, match="not asked for"):
        Unpacker(encoding, 1000)
