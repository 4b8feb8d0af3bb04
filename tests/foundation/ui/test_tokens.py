"""The colours hold in light and in dark: WCAG 2.2, 1.4.3 (4.5 to 1 for words) and 1.4.11 (3 to 1 for what is drawn)."""

import re
from pathlib import Path

import pytest

from foundation.ui.calculations.colour import Oklch, contrast
from foundation.ui.calculations.tokens import DRAWN, WORDS, Contrast, colours, contrasts

CSS = Path("foundation/ui/static/foundation/ui/css")


def test_black_on_white_is_twenty_one_to_one():
    assert round(contrast(Oklch(1, 0, 0), Oklch(0, 0, 0))) == 21


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_pair_of_colours_that_meets_is_read_well(scheme):
    known = colours((CSS / "tokens.css").read_text())
    met = list(contrasts(known, dark=scheme == "dark"))
    assert len(met) == len(WORDS) + len(DRAWN)
    assert [(one.front, one.back, one.shown) for one in met if not one.holds] == []


def test_the_figures_beside_a_pair_are_never_better_than_it_is():
    assert Contrast("ink", "paper", 4.4999, 4.5).shown == "4.4"
    assert not Contrast("ink", "paper", 4.4999, 4.5).holds


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
