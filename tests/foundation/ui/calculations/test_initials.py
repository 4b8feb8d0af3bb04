"""Two letters for a person without a photo."""

import pytest

from foundation.ui.calculations.initials import TONES, initials, tone


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ana Maria Díaz", "AD"),
        ("zsófia", "Z"),
        ("  Li   Wei ", "LW"),
        ("山田 太郎", "山太"),
        ("rosa@example.org", "R"),
        ("(Bea) O'Hara", "O"),
        ("", ""),
        ("-- !!", ""),
    ],
)
def test_initials_are_the_first_letters_of_the_first_and_last_word(name, letters):
    assert initials(name) == letters


def test_a_name_keeps_its_tone():
    assert tone("Ana Díaz") == tone("Ana Díaz")
    assert {tone(f"person {n}") for n in range(200)} == set(range(1, TONES + 1))
