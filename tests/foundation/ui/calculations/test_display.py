"""How one reader wants the pages, written and read again."""

from itertools import product

import pytest

from foundation.ui.calculations.display import AS_IT_COMES, CHOICES, MOST, Display, read_display


@pytest.mark.parametrize("chosen", list(product(*CHOICES.values())))
def test_every_choice_is_read_as_it_was_written_and_fits_the_field(chosen):
    display = Display(*chosen)
    assert read_display(display.written()) == display
    assert len(display.written()) <= MOST


@pytest.mark.parametrize("said", ["", "none", '"><script>', "plainly.darker", "x" * 9000, "." * 50])
def test_what_nobody_can_choose_is_passed_over(said):
    assert read_display(said) == AS_IT_COMES


def test_of_two_sizes_one_is_taken():
    assert read_display("larger.large.dark") == Display(text="large", scheme="dark")


def test_only_what_was_chosen_stands_on_the_page():
    assert Display(text="large", motion="still").attributes == [("text", "large"), ("motion", "still")]
    assert (AS_IT_COMES.attributes, AS_IT_COMES.colour_scheme) == ([], "light dark")
