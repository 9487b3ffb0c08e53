"""Our own colours: a dark and a light theme, one of high contrast, one that needs no red or green; and what stands where a
terminal has none, or only ASCII."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter
from textual.scrollbar import ScrollBarRender
from textual.theme import BUILTIN_THEMES, Theme

DEFAULT_THEME = "dateline-dark"


class WithoutColour(LineFilter):
    """Takes every colour from what is painted, so that not one code of a colour is sent; bold and reverse stay."""

    def apply(self, segments: Sequence[Segment], background: Color) -> list[Segment]:
        return [Segment(text, style and style.without_color, control) for text, style, control in segments]


class AsciiScrollBar(ScrollBarRender):
    """A scroll bar of whole cells, without block characters."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * len(ScrollBarRender.VERTICAL_BARS)
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * len(ScrollBarRender.HORIZONTAL_BARS)


def _theme(
    name: str, *, dark: bool, background: str, surface: str, panel: str, foreground: str, words: dict[str, str]
) -> Theme:
    """A theme whose words are coloured exactly as given: `words` maps primary, secondary, accent, … to a colour."""
    cursor = words["primary"] if not dark else words["cursor"]
    return Theme(
        name=name,
        dark=dark,
        background=background,
        surface=surface,
        panel=panel,
        foreground=foreground,
        primary=words["primary"],
        secondary=words["secondary"],
        accent=words["accent"],
        warning=words["warning"],
        error=words["error"],
        success=words["success"],
        variables={
            **{f"text-{word}": colour for word, colour in words.items() if word != "cursor"},
            "block-cursor-background": cursor,
            "block-cursor-foreground": "#ffffff",
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-background": panel,
            "block-cursor-blurred-foreground": foreground,
            "border": words["primary"],
            "scrollbar": words["secondary"] + "80",
            "scrollbar-hover": words["secondary"],
            "scrollbar-active": words["primary"],
            "scrollbar-background": surface,
            "scrollbar-background-hover": surface,
            "scrollbar-background-active": surface,
        },
    )


THEMES: tuple[Theme, ...] = (
    _theme(
        DEFAULT_THEME,
        dark=True,
        background="#10141b",
        surface="#171d27",
        panel="#202836",
        foreground="#dbe2ec",
        words={
            "primary": "#7fb4f0",
            "secondary": "#9aa9bd",
            "accent": "#f0b866",
            "warning": "#f0b866",
            "error": "#ff8f8f",
            "success": "#7fd1a8",
            "cursor": "#2b5489",
        },
    ),
    _theme(
        "dateline-light",
        dark=False,
        background="#fbfaf7",
        surface="#f1efe9",
        panel="#e4e1d8",
        foreground="#1d2329",
        words={
            "primary": "#1a4f8f",
            "secondary": "#4d5663",
            "accent": "#8a4300",
            "warning": "#8a4300",
            "error": "#a3182d",
            "success": "#1d6140",
        },
    ),
    _theme(
        "dateline-contrast",
        dark=True,
        background="#000000",
        surface="#000000",
        panel="#1a1a1a",
        foreground="#ffffff",
        words={
            "primary": "#8cd3ff",
            "secondary": "#e0e0e0",
            "accent": "#ffe14d",
            "warning": "#ffe14d",
            "error": "#ffb3b3",
            "success": "#a6ffcb",
            "cursor": "#0050b3",
        },
    ),
    _theme(
        "dateline-blue-orange",
        dark=True,
        background="#0f1216",
        surface="#171b21",
        panel="#222832",
        foreground="#e8eaed",
        words={
            "primary": "#6cb2ff",
            "secondary": "#b3bcc8",
            "accent": "#ffae42",
            "warning": "#ffae42",
            "error": "#ffc98a",
            "success": "#9ccbff",
            "cursor": "#1f5a9e",
        },
    ),
)


def theme_names() -> frozenset[str]:
    """The names of our themes and of Textual's."""
    return frozenset(BUILTIN_THEMES) | {theme.name for theme in THEMES}
