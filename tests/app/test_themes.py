"""Our themes: every colour that text is written in stands out from every ground it is written on."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from tui.app.themes import DEFAULT_THEME, THEMES

WORDS = ("primary", "secondary", "accent", "warning", "error", "success")
GROUNDS = ("background", "surface", "panel")


def contrast(text: Color, ground: Color) -> float:
    """WCAG 2 contrast ratio."""

    def luminance(colour: Color) -> float:
        parts = [part / 255 for part in colour.rgb]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(text), luminance(ground)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_contrast(theme: Theme) -> None:
    variables = {**theme.to_color_system().generate(), **theme.variables}
    least = 7.0 if theme.name == "dateline-contrast" else 4.5
    for ground in GROUNDS:
        behind = Color.parse(variables[ground])
        for word in WORDS:
            assert contrast(Color.parse(variables[f"text-{word}"]), behind) >= least, (word, ground)
        plain = Color.parse(variables["foreground"])
        assert contrast(plain, behind) >= least
        assert contrast(behind.blend(plain, 0.7), behind) >= 4.5, f"foreground 70% on {ground}"
    for kind in ("block-cursor", "block-cursor-blurred"):
        text, behind = (Color.parse(variables[f"{kind}-{part}"]) for part in ("foreground", "background"))
        assert contrast(text, behind) >= least, kind


def test_the_colour_blind_theme_has_no_red_or_green() -> None:
    theme = next(theme for theme in THEMES if theme.name == "dateline-blue-orange")
    for word in WORDS:
        red, green, blue = Color.parse(theme.variables[f"text-{word}"]).rgb
        assert not (green > red + 40 and green > blue + 10), word
        assert not (red > 180 and green < 120 and blue < 140), word


def test_names_are_unique_and_the_default_exists() -> None:
    names = [theme.name for theme in THEMES]
    assert len(set(names)) == len(names) and DEFAULT_THEME in names
