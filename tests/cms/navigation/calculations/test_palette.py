"""What follows from a chosen colour, and which pairs must stay readable."""

import re
from pathlib import Path

from cms.navigation.calculations.palette import FIXED, HOUSE, OWN, Chosen, pairs, stylesheet
from foundation.ui.calculations.colour import Oklch, parse_colour
from tests.support.house import REPOSITORY

TOKENS = Path(REPOSITORY, "foundation/ui/static/foundation/ui/css/tokens.css").read_text()


def test_the_colours_kept_here_are_those_of_the_style_sheet():
    for name in FIXED["light"] | OWN["light"]:
        both = re.search(rf"--{name}: light-dark\((oklch\([^)]*\)), (oklch\([^)]*\))\)", TOKENS)
        ours = [(FIXED[scheme] | OWN[scheme])[name] for scheme in ("light", "dark")]
        assert [parse_colour(both[1]), parse_colour(both[2])] == ours


def test_the_house_s_own_colours_are_readable():
    assert [pair for scheme in HOUSE for pair in pairs(scheme, HOUSE[scheme]) if pair.fails] == []


def test_a_pale_button_fails_and_says_with_what():
    failing = [pair for pair in pairs("light", Chosen(Oklch(0.8, 0.1, 158), HOUSE["light"].paper)) if pair.fails]
    assert {(pair.about, pair.front, pair.back) for pair in failing} == {
        ("action", "green", "paper"),
        ("action", "green", "sheet"),
        ("action", "green", "sunk"),
        ("action", "on-green", "green"),
    }


def test_a_dark_paper_by_day_fails_for_our_text():
    failing = {pair.front for pair in pairs("light", Chosen(HOUSE["light"].action, Oklch(0.5, 0.02, 84))) if pair.fails}
    assert failing == {"ink", "ink-soft", "amber-ink", "slate-ink", "red", "line-strong", "green"}


def test_nothing_chosen_needs_no_style_sheet():
    assert stylesheet(HOUSE["light"], HOUSE["dark"]) == ""


def test_only_what_changes_is_written_and_forced_colours_stay_the_reader_s():
    css = stylesheet(Chosen(Oklch(0.42, 0.09, 250), HOUSE["light"].paper), HOUSE["dark"])
    assert "--green: light-dark(oklch(0.420 0.090 250.0), oklch(0.765 0.105 156.0));" in css
    assert re.findall(r"--([a-z-]+):", css) == ["green", "green-strong", "green-wash"]
    assert css.startswith("@layer tokens {\n  @media (forced-colors: none) {")
    assert css.count("{") == css.count("}")
