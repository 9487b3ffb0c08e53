"""Undoing gzip and deflate in bounded memory, so that a bomb costs no more than the limit."""

from __future__ import annotations

import zlib

from tui.errors import FetchError

_GZIP_BITS, _ZLIB_BITS, _RAW_BITS = 31, 15, -15
"""What zlib calls `wbits`: the largest window, and which header stands before the data."""

_STEP_BYTES = 65_536
"""Bytes decompressed at once, which a bomb takes at most before it is noticed."""

_DEFLATE_METHOD, _METHOD_MASK, _HEADER_FACTOR = 8, 0x0F, 31
"""RFC 1950: a zlib header names the method in these bits, and its two bytes as one number are a multiple of this."""

SHOWN_ENCODING_CHARS = 60
"""Of an encoding that we did not ask for, in a message."""

MEGABYTE = 1_000_000
"""Bytes."""

_MAGIC = b"\x1f\x8b"


class Decompressor:
    """Takes the bytes of a body as they come and gives them back decompressed.

    Args:
        encoding: value of Content-Encoding.
        limit: bytes that may come out.

    Raises:
        FetchError: an encoding that we did not offer, or one around another; from the methods also: a stream that is
            broken, ends early, or gives more than `limit` bytes.
    """

    def __init__(self, encoding: str, limit: int) -> None:
        names = [
            name for name in (part.strip().lower() for part in encoding.split(",")) if name not in ("", "identity")
        ]
        if len(names) > 1 or (names and names[0] not in ("gzip", "x-gzip", "deflate")):
            raise FetchError(f"sends a compression that was not asked for ({', '.join(names)[:SHOWN_ENCODING_CHARS]}).")
        self._name = names[0].removeprefix("x-") if names else ""
        self._limit = limit
        self._stream: zlib._Decompress | None = None
        self._started = False
        self._ended = False
        self._head = b""
        self._size = 0

    def feed(self, data: bytes) -> bytes:
        """The next bytes of the body, decompressed."""
        if not self._name:
            return self._count(data)
        data = self._head + data
        self._head = b""
        pieces = []
        while data and not self._ended:
            if self._stream is None:
                if len(data) < 2:
                    # Two bytes tell the kinds of deflate apart, and whether another gzip stream follows.
                    self._head = data
                    break
                if self._started and (self._name != "gzip" or not data.startswith(_MAGIC)):
                    self._ended = True  # What follows a stream and is none is padding.
                    break
                self._stream = zlib.decompressobj(self._window(data))
                self._started = True
            try:
                piece = self._stream.decompress(data, _STEP_BYTES)
            except zlib.error:
                raise FetchError(f"says that it is compressed with {self._name}, but is not.") from None
            pieces.append(self._count(piece))
            data = self._stream.unconsumed_tail
            if self._stream.eof:
                data = self._stream.unused_data
                self._stream = None
            elif not data and len(piece) == _STEP_BYTES:
                data = b""
                pieces.extend(self._drain())
        return b"".join(pieces)

    def finish(self) -> None:
        """Call at the end of the body."""
        if self._stream is not None or (self._head and not self._started):
            raise FetchError("ends in the middle of its compressed data.")

    def _drain(self) -> list[bytes]:
        """What the stream still holds after its input is used up."""
        pieces = []
        while self._stream is not None and not self._stream.eof:
            piece = self._stream.decompress(self._stream.unconsumed_tail, _STEP_BYTES)
            if not piece:
                break
            pieces.append(self._count(piece))
        if self._stream is not None and self._stream.eof:
            self._stream = None
        return pieces

    def _window(self, data: bytes) -> int:
        if self._name == "gzip":
            return _GZIP_BITS
        is_deflate = data[0] & _METHOD_MASK == _DEFLATE_METHOD
        is_zlib = is_deflate and int.from_bytes(data[:2]) % _HEADER_FACTOR == 0
        return _ZLIB_BITS if is_zlib else _RAW_BITS

    def _count(self, piece: bytes) -> bytes:
        self._size += len(piece)
        if self._size > self._limit:
            raise FetchError(f"is larger than {megabytes(self._limit)}.")
        return piece


def megabytes(size: int) -> str:
    """A number of bytes in words: "10 MB"."""
    return f"{size / MEGABYTE:g} MB"
