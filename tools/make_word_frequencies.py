"""Write `tui/languages/word_frequencies.txt.xz` from the data of the package `wordfreq`.

usage: python tools/make_word_frequencies.py FOLDER

FOLDER is `wordfreq/data` of an unpacked wheel of wordfreq 3 (`pip download wordfreq`); reading it needs msgpack. Its data may be
redistributed under CC BY-SA 4.0, and so may what is written here: see `tui/languages/README.md`.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import lzma
import math
from collections import defaultdict
from pathlib import Path
from typing import Any

import corpora

from tui.events.matching.weights import STEPS_A_DECADE
from tui.events.terms import terms
from tui.languages import codes

TARGET = corpora.ROOT / "tui" / "languages" / "word_frequencies.txt.xz"
LEAST = 1e-5
"""Frequency below which a word is rare enough to be left out: less than one text of a thousand has it."""
CENTIBELS = 100
"""Steps of wordfreq's tables a factor of ten."""
NAMES = {"no": "nb"}
"""Languages that wordfreq has under another code."""
MILLION = 1e6


def main() -> None:
    """Write the table and say how large it is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    highest: dict[str, float] = {}
    for lang in codes():
        for term, frequency in frequencies(folder, NAMES.get(lang, lang)).items():
            highest[term] = max(highest.get(term, 0.0), frequency)
    steps: defaultdict[int, list[str]] = defaultdict(list)
    for term, frequency in highest.items():
        if frequency >= LEAST:
            steps[round(STEPS_A_DECADE * math.log10(frequency * MILLION))].append(term)
    text = "".join(f"{step} {' '.join(sorted(steps[step]))}\n" for step in sorted(steps, reverse=True))
    TARGET.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{sum(map(len, steps.values()))} words, {TARGET.stat().st_size} bytes")


def frequencies(folder: Path, lang: str) -> dict[str, float]:
    """Term -> share of a language's words that are written so; empty where wordfreq does not have the language."""
    paths = (folder / f"{size}_{lang}.msgpack.gz" for size in ("large", "small"))
    path = next((path for path in paths if path.exists()), None)
    if path is None:
        return {}
    msgpack: Any = importlib.import_module("msgpack")
    _, *buckets = msgpack.unpackb(gzip.decompress(path.read_bytes()), raw=False)
    shares: defaultdict[str, float] = defaultdict(float)
    for place, words in enumerate(buckets):
        for word in words if (frequency := 10 ** (-place / CENTIBELS)) >= LEAST / 10 else ():
            for term in set(terms(word)):
                shares[term] += frequency
    return shares


if __name__ == "__main__":
    main()
