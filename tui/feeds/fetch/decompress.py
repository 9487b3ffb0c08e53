"""Undoing gzip and deflate in bounded memory, so that a bomb costs no more than the limit."""

from __future__ import annotations

import zlib

from tui.feeds.fetch.replies import FetchError

_GZIP, _ZLIB, _RAW = 31, 15, -15
_STEP = 65536
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
            raise FetchError(f"sends a compression that was not asked for ({', '.join(names)[:60]}).")
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
                piece = self._stream.decompress(data, _STEP)
            except zlib.error:
                raise FetchError(f"says that it is compressed with {self._name}, but is not.") from None
            pieces.append(self._count(piece))
            data = self._stream.unconsumed_tail
            if self._stream.eof:
                data = self._stream.unused_data
                self._stream = None
            elif not data and len(piece) == _STEP:
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
            piece = self._stream.decompress(self._stream.unconsumed_tail, _STEP)
            if not piece:
                break
            pieces.append(self._count(piece))
        if self._stream is not None and self._stream.eof:
            self._stream = None
        return pieces

    def _window(self, data: bytes) -> int:
        if self._name == "gzip":
            return _GZIP
        is_zlib = data[0] & 0x0F == 8 and (data[0] * 256 + data[1]) % 31 == 0
        return _ZLIB if is_zlib else _RAW

    def _count(self, piece: bytes) -> bytes:
        self._size += len(piece)
        if self._size > self._limit:
            raise FetchError(f"is larger than {megabytes(self._limit)}.")
        return piece


def megabytes(size: int) -> str:
    """A number of bytes in words: "10 MB"."""
    return f"{size / 1_000_000:g} MB"
