"""Colours as a browser understands them."""

import pytest

from foundation.ui.calculations.colour import Oklch, can_be_shown, contrast, hex_of, linear_rgb, parse_colour

WHITE, BLACK = Oklch(1, 0, 0), Oklch(0, 0, 0)


def test_black_on_white_has_the_contrast_wcag_names():
    assert contrast(BLACK, WHITE) == pytest.approx(21, abs=0.001)
    assert contrast(WHITE, WHITE) == pytest.approx(1)


@pytest.mark.parametrize(
    ("front", "back", "ratio"),
    # Known pairs: #767676 is the lightest grey that passes on white, #777777 just fails.
    [
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
        ("#0000ff", "#ffffff", 8.59),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_known_pairs_have_their_known_contrast(front, back, ratio):
    assert contrast(parse_colour(front), parse_colour(back)) == pytest.approx(ratio, abs=0.03)


def test_pure_red_is_where_css_color_4_puts_it():
    assert parse_colour("#ff0000") == Oklch(0.628, 0.258, 29.2)
    assert linear_rgb(parse_colour("#ff0000")) == pytest.approx((1, 0, 0), abs=0.01)


@pytest.mark.parametrize("written", ["#17543a", "#c8862a", "#f7f1e6", "#000000", "#ffffff"])
def test_a_colour_comes_back_as_it_was_written(written):
    assert hex_of(parse_colour(written)) == written


@pytest.mark.parametrize("written", ["oklch(0.415 0.086 158)", "oklch(41.5% 0.086 158deg)", "OKLCH( .415 .086 158 )"])
def test_oklch_is_read_however_css_lets_it_be_written(written):
    assert parse_colour(written) == Oklch(0.415, 0.086, 158)


@pytest.mark.parametrize(
    "written", ["", "green", "#fff", "oklch(2 0.1 20)", "oklch(0.5 0.1)", "red;} body{", "oklch(0.5 0.9 9)"]
)
def test_what_is_no_colour_is_refused(written):
    with pytest.raises(ValueError):
        parse_colour(written)


def test_a_colour_no_screen_shows_is_told_from_one_that_every_screen_shows():
    assert can_be_shown(parse_colour("#00ff00"))
    assert not can_be_shown(Oklch(0.5, 0.3, 158))
