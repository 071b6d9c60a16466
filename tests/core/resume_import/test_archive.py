"""Archives of unknown origin: bounded before anything is unfolded."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from jseeker.core.resume_import.archive import MAX_MEMBERS, read_members
from jseeker.errors import ResumeInvalid


def archive(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return out.getvalue()


def test_wanted_members_are_read_and_the_others_are_named() -> None:
    data = archive({"a.csv": b"x", "b.txt": b"y", "folder/": b""})
    assert read_members(data, "x.zip", lambda path: path.endswith(".csv")) == ({"a.csv": b"x"}, ("b.txt",))


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (archive({"a": b"0" * 2_000_000}), "times its size"),
        (archive({str(n): b"" for n in range(MAX_MEMBERS + 1)}), "more than 5,000 files"),
        (b"PK\x03\x04 torn", "damaged"),
        (archive({"a": b"hello"})[:-30], "damaged"),
    ],
)
def test_a_bomb_and_a_torn_archive_are_refused_in_one_sentence(data: bytes, told: str) -> None:
    with pytest.raises(ResumeInvalid) as refused:
        read_members(data, "x.zip", lambda _path: True)
    assert told in refused.value.message
    assert refused.value.message.startswith("x.zip: ")
    assert refused.value.message.endswith(".")


def test_a_header_that_lies_about_the_size_unfolds_no_more_than_is_bounded() -> None:
    # given a member of 12 MB whose headers say 10 bytes
    data = bytearray(archive({"a": bytes(range(256)) * 47_000}))
    size = struct.pack("<I", 256 * 47_000)
    while (at := data.find(size)) >= 0:
        data[at : at + 4] = struct.pack("<I", 10)
    # when it is read
    with pytest.raises(ResumeInvalid) as refused:
        read_members(bytes(data), "x.zip", lambda _path: True)
    # then it is refused: the archive contradicts itself
    assert refused.value.message.startswith("x.zip: ")


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(archive({"a": b"secret"}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + place] |= 1
    with pytest.raises(ResumeInvalid, match="encrypted"):
        read_members(bytes(data), "x.zip", lambda _path: True)
