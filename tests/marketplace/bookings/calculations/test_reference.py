import pytest

from marketplace.bookings.calculations.reference import ALPHABET, SPACE, make_reference, read_reference


def test_a_reference_reads_in_two_groups_after_the_prefix():
    assert make_reference(0) == "CW-2222-22"
    assert make_reference(SPACE - 1) == "CW-YYYY-YY"
    assert make_reference(1, prefix="TC") == "TC-3222-22"


def test_every_number_has_a_reference_of_its_own():
    made = {make_reference(number) for number in (*range(2000), *range(SPACE - 2000, SPACE))}
    assert len(made) == 4000


def test_letters_and_figures_that_look_or_sound_alike_are_left_out():
    for pair in ("0O", "1I", "1L", "IL", "5S", "8B", "2Z", "UV"):
        assert sum(letter in ALPHABET for letter in pair) <= 1, pair


@pytest.mark.parametrize("number", [-1, SPACE])
def test_a_number_outside_the_space_is_refused(number):
    with pytest.raises(ValueError, match="between 0 and"):
        make_reference(number)


@pytest.mark.parametrize("typed", ["CW-7K3M-92", "cw7k3m92", " cw 7k3m 92 ", "CW–7K3M–92"])
def test_what_people_type_or_read_out_is_understood(typed):
    assert read_reference(typed) == "CW-7K3M-92"


@pytest.mark.parametrize("typed", ["", "CW-7K3M-9", "CW-7K3M-0O", "hello", "CW-7K3M-921"])
def test_what_cannot_be_a_reference_is_none(typed):
    assert read_reference(typed) is None
