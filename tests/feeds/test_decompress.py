"""Decompression gives back what was compressed, however the bytes are cut, and never more than the limit."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.feeds.server import bomb
from tui.errors import FetchError
from tui.feeds.fetch.decompress import Decompressor


def run(encoding: str, data: bytes, step: int, limit: int = 10**7) -> bytes:
    decompressor = Decompressor(encoding, limit)
    pieces = [decompressor.feed(data[at : at + step]) for at in range(0, len(data), step)]
    decompressor.finish()
    return b"".join(pieces)


@given(
    st.binary(max_size=3000),
    st.integers(1, 200),
    st.integers(1, 300),
    st.sampled_from(["gzip", "two gzips", "zlib", "raw", "plain"]),
)
def test_round_trip(data: bytes, repeat: int, step: int, kind: str) -> None:
    data = data * repeat
    packed = {
        "gzip": gzip.compress(data),
        "two gzips": gzip.compress(data[:1000]) + gzip.compress(data[1000:]),
        "zlib": zlib.compress(data),
        "raw": zlib.compress(data)[2:-4],
        "plain": data,
    }[kind]
    encoding = {"zlib": "deflate", "raw": "deflate", "plain": ""}.get(kind, "gzip")
    # A bare deflate stream can start like a zlib header; nobody can tell those apart.
    if kind == "raw" and packed[0] & 0x0F == 8 and (packed[0] * 256 + packed[1]) % 31 == 0:
        return
    assert run(encoding, packed, step) == data


@pytest.mark.parametrize("step", [1, 2, 3, 1000])
def test_a_second_stream_is_read_and_padding_is_not_however_they_are_cut(step: int) -> None:
    one, two = gzip.compress(b"one "), gzip.compress(b"two")
    assert run("gzip", one + two, step) == b"one two"
    assert run("gzip", one + b"\0" * 5 + two, step) == b"one "
    assert run("gzip", one + b"\x1f", step) == b"one "
    assert run("deflate", zlib.compress(b"one") + b"\r\n" + zlib.compress(b"two"), step) == b"one"


@given(st.binary(min_size=1, max_size=500), st.integers(1, 30), st.sampled_from(["gzip", "deflate"]))
def test_a_cut_stream_is_an_error(data: bytes, cut: int, encoding: str) -> None:
    packed = gzip.compress(data) if encoding == "gzip" else zlib.compress(data)
    cut = min(cut, len(packed) - 1)
    with pytest.raises(FetchError):
        run(encoding, packed[:-cut], 64)


def test_a_bomb_costs_little_memory() -> None:
    data = bomb(100_000_000)
    tracemalloc.start()
    with pytest.raises(FetchError, match="larger than 10 MB"):
        run("gzip", data, 65536)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 30_000_000


def test_an_empty_body_is_empty() -> None:
    assert run("gzip", b"", 1) == b""
