"""Patterns of titles and sections of addresses, also such as would be slow to look for by going back."""

from __future__ import annotations

from time import process_time

import pytest

from tui.text import is_muted, matches


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        ("Horoscope*", "Horoscope for Tuesday", True),
        ("horoscope*", "HOROSCOPE", True),
        ("Horoscope*", "The horoscope", False),
        ("*: what we know", "Flood: what we know", True),
        ("*a*a*", "banana", True),
        ("*a*a*a*a*", "banana", False),
        ("*an", "banan", True),
        ("*an", "banana", False),
        ("a*a", "a", False),
        ("Wordle ????", "Wordle 1234", True),
        ("Wordle ????", "Wordle 123", False),
        ("Quiz", "Quiz", True),
        ("Quiz", "Quiz night", False),
        ("Гороскоп*", "гороскоп на вторник", True),
        ("[a-z]*", "b", False),
    ],
)
def test_a_pattern_fits_a_whole_title(pattern: str, text: str, fits: bool) -> None:
    assert matches(text, pattern) is fits
    assert is_muted([pattern], None, text) is fits


@pytest.mark.parametrize(
    ("section", "url", "fits"),
    [
        ("/puzzles/", "https://paper.example/puzzles/2026/monday", True),
        ("/puzzles/", "https://paper.example/life/puzzles/monday?ref=/news/", True),
        ("/puzzles", "https://paper.example/Puzzles", True),
        ("/puzzles/", "https://paper.example/puzzles-and-games/1", False),
        ("/puzzles/", "https://puzzles.example/news/1", False),
        ("/puzzles/", "https://paper.example/news/?from=/puzzles/", False),
        ("/sport/*/results", "https://paper.example/sport/rowing/results/1", True),
        ("/sport/results", "https://paper.example/sport/rowing/results/1", False),
        ("/puzzles*/", "https://paper.example/puzzles-and-games/1", True),
        ("/puzzles/", "https://[paper.example/puzzles/", False),
        ("/puzzles/", "", False),
    ],
)
def test_a_section_is_folders_of_the_address(section: str, url: str, fits: bool) -> None:
    assert is_muted([section], url, "A title") is fits


def test_a_pattern_of_many_stars_is_soon_decided() -> None:
    start = process_time()
    assert not matches("a" * 500, "*a" * 95 + "*b")
    assert process_time() - start < 1
