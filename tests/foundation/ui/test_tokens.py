"""The colours hold in light and in dark: WCAG 2.2, 1.4.3 (4.5 to 1 for words) and 1.4.11 (3 to 1 for what is drawn)."""

import math
import re
from pathlib import Path

import pytest

CSS = Path("foundation/ui/static/foundation/ui/css")
WORDS = [
    ("ink", "paper"),
    ("ink", "sheet"),
    ("ink", "sunk"),
    ("ink", "amber-wash"),
    ("ink", "green-wash"),
    ("ink", "red-wash"),
    ("ink", "slate-wash"),
    ("ink-soft", "paper"),
    ("ink-soft", "sheet"),
    ("ink-soft", "sunk"),
    ("green", "paper"),
    ("green", "sheet"),
    ("green", "sunk"),
    ("green-strong", "green-wash"),
    ("on-green", "green"),
    ("on-green", "green-strong"),
    ("amber-ink", "paper"),
    ("amber-ink", "amber-wash"),
    ("amber-ink", "sheet"),
    ("slate-ink", "slate-wash"),
    ("red", "paper"),
    ("red", "sheet"),
    ("red-strong", "red-wash"),
    ("on-red", "red"),
]
DRAWN = [
    ("green", "paper"), ("slate", "paper"), ("line-strong", "paper"), ("line-strong", "sheet"), ("red", "sheet"),
]  # fmt: skip


def tokens(scheme):
    found = {}
    pattern = r"--([\w-]+): light-dark\(oklch\(([^)]*)\), oklch\(([^)]*)\)\)"
    for name, light, dark in re.findall(pattern, (CSS / "tokens.css").read_text()):
        found[name] = [float(one) for one in (light if scheme == "light" else dark).split()]
    return found


def luminance(oklch):
    """Relative luminance of an OKLCH colour, by Ottosson's matrices, clipped to sRGB."""
    lightness, chroma, hue = oklch
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short
    red, green, blue = (min(1.0, max(0.0, one)) for one in (red, green, blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_twenty_one_to_one():
    assert round(contrast([1, 0, 0], [0, 0, 0])) == 21


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(scheme):
    known = tokens(scheme)
    weak = {pair: round(contrast(known[pair[0]], known[pair[1]]), 2) for pair in WORDS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_drawn_stands_out_too(scheme):
    known = tokens(scheme)
    weak = {pair: round(contrast(known[pair[0]], known[pair[1]]), 2) for pair in DRAWN}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 3} == {}


def test_every_style_sheet_is_linked_and_names_its_layer():
    linked = re.findall(r"css/([\w-]+\.css)", Path("foundation/ui/templates/ui/_styles.html").read_text())
    assert sorted(linked) == sorted(path.name for path in CSS.glob("*.css"))
    layers = "@layer reset, tokens, base, layout, components, utilities;"
    assert (CSS / linked[0]).read_text().startswith(layers)
    assert [name for name in linked if not re.search(r"^@layer [a-z]+ \{", (CSS / name).read_text(), re.M)] == []


def test_lengths_follow_the_direction_of_the_script():
    physical = re.compile(
        r"(margin|padding|border|inset)-(left|right)|(?<![-\w])(left|right|width|height):|text-align: (left|right)"
    )
    found = {
        path.name: [
            line.strip() for line in path.read_text().splitlines() if physical.search(re.sub(r"\(.*?\)", "", line))
        ]
        for path in CSS.glob("*.css")
    }
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_only_known_custom_properties_are_used():
    text = "\n".join(path.read_text() for path in CSS.glob("*.css"))
    assert set(re.findall(r"var\((--[\w-]+)", text)) - set(re.findall(r"(--[\w-]+):", text)) == set()


def test_our_scripts_weigh_ten_kilobytes_at_most():
    scripts = [
        path for top in ("foundation", "coop", "marketplace", "cms") for path in Path(top).glob("**/static/**/*.js")
    ]
    assert len(scripts) > 10
    assert sum(path.stat().st_size for path in scripts) <= 10 * 1024
