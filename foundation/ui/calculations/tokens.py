"""The tokens of the design language as the style sheet has them, and how well its colours are read on each other."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from foundation.ui.calculations.colour import Oklch, contrast, hex_of

PAIR = re.compile(r"--([\w-]+): light-dark\(oklch\(([^)]*)\), oklch\(([^)]*)\)\)")
LENGTH = re.compile(r"--((?:step|gap)-[\w-]+): ([^;]+);")
# Which words stand on which grounds: WCAG 2.2, 1.4.3 asks 4.5 to 1.
WORDS = (
    ("ink", "paper"), ("ink", "sheet"), ("ink", "sunk"), ("ink", "amber-wash"), ("ink", "green-wash"),
    ("ink", "red-wash"), ("ink", "slate-wash"), ("ink-soft", "paper"), ("ink-soft", "sheet"), ("ink-soft", "sunk"),
    ("green", "paper"), ("green", "sheet"), ("green", "sunk"), ("green-strong", "green-wash"), ("on-green", "green"),
    ("on-green", "green-strong"), ("amber-ink", "paper"), ("amber-ink", "amber-wash"), ("amber-ink", "sheet"),
    ("slate-ink", "slate-wash"), ("red", "paper"), ("red", "sheet"), ("red-strong", "red-wash"), ("on-red", "red"),
)  # fmt: skip
# What is drawn and must be seen: WCAG 2.2, 1.4.11 asks 3 to 1.
DRAWN = (
    ("green", "paper"), ("slate", "paper"), ("line-strong", "paper"), ("line-strong", "sheet"), ("red", "sheet"),
)  # fmt: skip
TEXT, SHAPE = 4.5, 3.0


@dataclass(frozen=True)
class Contrast:
    """Two colours that meet in one scheme. `least` is what WCAG asks of them."""

    front: str
    back: str
    ratio: float
    least: float

    @property
    def holds(self) -> bool:
        return self.ratio >= self.least

    @property
    def shown(self) -> str:
        """To one place, rounded down: never better than it is."""
        return f"{int(self.ratio * 10) / 10:.1f}"


def colours(css: str) -> dict[str, tuple[Oklch, Oklch]]:
    """Every colour token: its value in light, and in dark."""
    found = {}
    for name, light, dark in PAIR.findall(css):
        found[name] = (_colour(light), _colour(dark))
    return found


def _colour(text: str) -> Oklch:
    lightness, chroma, hue = (float(part) for part in text.split())
    return Oklch(lightness, chroma, hue)


def lengths(css: str) -> list[tuple[str, str]]:
    """The steps of the letters and the gaps, as they are written."""
    return LENGTH.findall(css)


def contrasts(known: Mapping[str, tuple[Oklch, Oklch]], *, dark: bool) -> Iterator[Contrast]:
    """Every pair that meets on our pages, in one scheme."""
    for pairs, least in ((WORDS, TEXT), (DRAWN, SHAPE)):
        for front, back in pairs:
            yield Contrast(front, back, contrast(known[front][dark], known[back][dark]), least)


def hex_pair(pair: tuple[Oklch, Oklch]) -> tuple[str, str]:
    """Both values as `#rrggbb`, for people who need them elsewhere."""
    return hex_of(pair[0]), hex_of(pair[1])
