"""Short names for addresses."""

from marketplace.workers.calculations.slugs import free_slug


def test_a_name_becomes_a_slug():
    assert free_slug("Rosa Lane", taken=()) == "rosa-lane"


def test_a_taken_slug_gets_the_next_number():
    assert free_slug("Rosa Lane", taken={"rosa-lane", "rosa-lane-2"}) == "rosa-lane-3"


def test_a_long_name_is_cut_so_that_its_number_fits():
    first = free_slug("a" * 80, taken=(), longest=20)
    second = free_slug("a" * 80, taken={first}, longest=20)
    assert (first, second) == ("a" * 20, "a" * 18 + "-2")


def test_a_name_without_latin_letters_gets_a_plain_word():
    assert free_slug("李雷", taken=(), fallback="worker") == "worker"
    assert free_slug("李雷", taken={"worker"}, fallback="worker") == "worker-2"
