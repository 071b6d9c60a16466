"""Unpacks a compressed answer piece by piece, and stops at the size that was agreed on: a bomb never unfolds."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from jseeker.errors import TooLarge

__all__ = ["ACCEPT_ENCODING", "Garbled", "Unpacker", "too_large"]

ACCEPT_ENCODING = "gzip, deflate"
"""What we ask for: the two that the standard library can unpack within a bound."""
PIECE_BYTES = 64 * 1024
MAX_LAYERS = 2
MAX_MEMBERS = 64
"""Gzip files in one answer, one after the other; real ones hold one."""
GZIP_MAGIC = b"\x1f\x8b"
GZIP_BITS, ZLIB_BITS, RAW_BITS = 31, 15, -15
MIB = 1024 * 1024


class Garbled(Exception):
    """The answer cannot be unpacked: another encoding than we asked for, or damaged, or cut short."""


def too_large(max_bytes: int) -> TooLarge:
    """The error for a page over its size."""
    return TooLarge(f"The page is larger than {max_bytes // MIB} MB; save it as a file and give that.")


class Unpacker:
    """Collects an answer's body, unpacked as its Content-Encoding says, up to `max_bytes`.

    Raises:
        Garbled: the encoding is not one that we asked for.
    """

    def __init__(self, content_encoding: str, max_bytes: int) -> None:
        names = [name.strip().lower() for name in content_encoding.split(",")]
        names = [name for name in names if name not in ("", "identity")]
        if len(names) > MAX_LAYERS or any(name not in ("gzip", "x-gzip", "deflate") for name in names):
            raise Garbled(f"it answered in an encoding that was not asked for ({content_encoding[:40]})")
        self._layers = [_Layer(is_gzip="gzip" in name) for name in reversed(names)]
        self._max_bytes = max_bytes
        self._body = bytearray()

    def feed(self, data: bytes) -> None:
        """Takes the next bytes off the wire.

        Raises:
            TooLarge: the unpacked body is over its size.
            Garbled: the bytes are not in the encoding that was named.
        """
        try:
            self._feed(data, 0)
        except zlib.error as error:
            raise Garbled("its answer was damaged") from error

    def _feed(self, data: bytes, depth: int) -> None:
        if depth < len(self._layers):
            for piece in self._layers[depth].unpacked(data):
                self._feed(piece, depth + 1)
            return
        if len(self._body) + len(data) > self._max_bytes:
            raise too_large(self._max_bytes)
        self._body += data

    def so_far(self) -> bytes:
        """What has been unpacked up to now."""
        return bytes(self._body)

    def body(self) -> bytes:
        """The whole unpacked body, once everything was fed.

        Raises:
            Garbled: the packed answer ended too soon.
        """
        if not all(layer.is_whole for layer in self._layers):
            raise Garbled("its answer broke off")
        return bytes(self._body)


class _Layer:
    """One layer of packing. What it is follows from its first two bytes: gzip, zlib, raw deflate, or, mislabelled,
    nothing at all."""

    def __init__(self, *, is_gzip: bool) -> None:
        self._is_gzip = is_gzip
        self._head = b""
        self._is_plain = False
        self._inflate: zlib._Decompress | None = None
        self._members = 0

    @property
    def is_whole(self) -> bool:
        """True when the packed stream has come to its end (or nothing came at all)."""
        return self._is_plain or (self._inflate.eof if self._inflate else not self._head)

    def unpacked(self, data: bytes) -> Iterator[bytes]:
        """The unpacked pieces of `data`, none above PIECE_BYTES unless it was not packed."""
        if self._inflate is None and not self._is_plain:
            data, self._head = self._head + data, b""
            if len(data) < len(GZIP_MAGIC):
                self._head = data
                return
            self._begin(data)
        if self._is_plain:
            yield data
            return
        while self._inflate:
            if self._inflate.eof and not self._next_member(data):
                return
            piece = self._inflate.decompress(data, PIECE_BYTES)
            if piece:
                yield piece
            data = self._inflate.unused_data if self._inflate.eof else self._inflate.unconsumed_tail
            if not data and len(piece) < PIECE_BYTES:
                return

    def _begin(self, data: bytes) -> None:
        if self._is_gzip:
            self._is_plain = not data.startswith(GZIP_MAGIC)
            bits = GZIP_BITS
        else:
            is_zlib = data[0] & 0x0F == zlib.DEFLATED and int.from_bytes(data[:2]) % 31 == 0  # RFC 1950, 2.2
            bits = ZLIB_BITS if is_zlib else RAW_BITS
        if not self._is_plain:
            self._inflate = zlib.decompressobj(bits)

    def _next_member(self, data: bytes) -> bool:
        """True when another gzip file follows; other bytes after the end are left alone, as browsers do."""
        if not self._is_gzip or not data.startswith(GZIP_MAGIC[:1]):
            return False
        self._members += 1
        if self._members > MAX_MEMBERS:
            raise Garbled("its answer was damaged")
        self._inflate = zlib.decompressobj(GZIP_BITS)
        return True
