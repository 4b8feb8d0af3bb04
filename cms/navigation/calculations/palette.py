"""From the two colours a co-op may choose to the tokens of the pages, and the pairs that must stay readable."""

from collections.abc import Iterator
from dataclasses import dataclass

from foundation.ui.calculations.colour import Oklch, contrast

TEXT = 4.5  # WCAG 2.2, 1.4.3: words
SHAPE = 3.0  # WCAG 2.2, 1.4.11: edges of fields and buttons
SCHEMES = ("light", "dark")


@dataclass(frozen=True)
class Chosen:
    """What a co-op chose for one scheme; the house's own colours are the default."""

    action: Oklch
    paper: Oklch


HOUSE = {
    "light": Chosen(Oklch(0.415, 0.086, 158), Oklch(0.965, 0.014, 84)),
    "dark": Chosen(Oklch(0.765, 0.105, 156), Oklch(0.208, 0.012, 68)),
}
# Colours nobody chooses, from the design language (tokens.css): they are read on the paper that is chosen.
FIXED: dict[str, dict[str, Oklch]] = {
    "light": {
        "ink": Oklch(0.255, 0.022, 58),
        "ink-soft": Oklch(0.445, 0.024, 60),
        "line-strong": Oklch(0.555, 0.028, 66),
        "amber-ink": Oklch(0.455, 0.1, 58),
        "slate-ink": Oklch(0.4, 0.035, 248),
        "red": Oklch(0.475, 0.155, 29),
        "on-green": Oklch(0.99, 0.01, 100),
    },
    "dark": {
        "ink": Oklch(0.935, 0.014, 84),
        "ink-soft": Oklch(0.765, 0.018, 80),
        "line-strong": Oklch(0.63, 0.02, 75),
        "amber-ink": Oklch(0.84, 0.115, 76),
        "slate-ink": Oklch(0.82, 0.025, 245),
        "red": Oklch(0.76, 0.12, 27),
        "on-green": Oklch(0.2, 0.03, 158),
    },
}
# The house's own value of every token a choice may replace.
OWN = {
    "light": {
        "green": HOUSE["light"].action,
        "green-strong": Oklch(0.34, 0.075, 158),
        "green-wash": Oklch(0.93, 0.034, 135),
        "paper": HOUSE["light"].paper,
        "sheet": Oklch(0.99, 0.007, 88),
        "sunk": Oklch(0.938, 0.019, 82),
    },
    "dark": {
        "green": HOUSE["dark"].action,
        "green-strong": Oklch(0.84, 0.095, 156),
        "green-wash": Oklch(0.285, 0.035, 158),
        "paper": HOUSE["dark"].paper,
        "sheet": Oklch(0.248, 0.013, 68),
        "sunk": Oklch(0.178, 0.011, 68),
    },
}
ON_PAPER = ("ink", "ink-soft", "amber-ink", "slate-ink", "red")


def tokens(scheme: str, chosen: Chosen) -> dict[str, Oklch]:
    """The tokens that follow from a choice; those of a colour left as it is are left out."""
    found: dict[str, Oklch] = {}
    dark = scheme == "dark"
    if chosen.action != HOUSE[scheme].action:
        found["green"] = chosen.action
        found["green-strong"] = chosen.action.moved(0.075 if dark else -0.075, 0.9)
        found["green-wash"] = Oklch(0.285 if dark else 0.93, min(chosen.action.chroma, 0.034), chosen.action.hue)
    if chosen.paper != HOUSE[scheme].paper:
        found["paper"] = chosen.paper
        found["sheet"] = chosen.paper.moved(0.04 if dark else 0.025, 0.8 if dark else 0.5)
        found["sunk"] = chosen.paper.moved(-0.03 if dark else -0.027, 1.0 if dark else 1.3)
    return found


@dataclass(frozen=True)
class Pair:
    """Two colours that meet. `about` says which choice is to blame: action or paper."""

    about: str
    scheme: str
    front: str
    back: str
    ratio: float
    least: float

    @property
    def fails(self) -> bool:
        return self.ratio < self.least


def pairs(scheme: str, chosen: Chosen) -> Iterator[Pair]:
    """Every pair that a choice changes."""
    changed = tokens(scheme, chosen)
    every = FIXED[scheme] | OWN[scheme] | changed
    for back in ("paper", "sheet", "sunk"):
        if "paper" in changed:
            for front in ON_PAPER:
                yield Pair("paper", scheme, front, back, contrast(every[front], every[back]), TEXT)
            yield Pair("paper", scheme, "line-strong", back, contrast(every["line-strong"], every[back]), SHAPE)
        yield Pair("action", scheme, "green", back, contrast(every["green"], every[back]), TEXT)
    yield Pair("action", scheme, "on-green", "green", contrast(every["on-green"], every["green"]), TEXT)


def stylesheet(light: Chosen, dark: Chosen) -> str:
    """The tokens as CSS, nothing when nothing was chosen. The colours of forced-colours mode stay the reader's."""
    by_light, by_dark = tokens("light", light), tokens("dark", dark)
    lines = []
    for name in dict.fromkeys([*by_light, *by_dark]):
        one = by_light.get(name, OWN["light"][name])
        other = by_dark.get(name, OWN["dark"][name])
        lines.append(f"    --{name}: light-dark({one}, {other});")
    if not lines:
        return ""
    body = "\n".join(lines)
    return f"@layer tokens {{\n  @media (forced-colors: none) {{\n  :root {{\n{body}\n  }}\n  }}\n}}\n"
