from coop.decisions.calculations.minutes_pieces import Piece, minutes_pieces

TEXT = """Minutes: A bike
A change of a value.

Votes
-----
* For: 2
* Against: 1
2 took part.
Both in writing.

Decision
--------
It was carried.
"""


def test_headings_points_and_paragraphs_are_told_apart_in_their_order():
    assert minutes_pieces(TEXT) == [
        Piece(lines="Minutes: A bike\nA change of a value."),
        Piece(heading="Votes"),
        Piece(points=("For: 2", "Against: 1")),
        Piece(lines="2 took part.\nBoth in writing."),
        Piece(heading="Decision"),
        Piece(lines="It was carried."),
    ]


def test_what_somebody_typed_otherwise_stays_a_paragraph():
    assert minutes_pieces("One\nTwo\n---\n\n-- \n") == [Piece(lines="One\nTwo\n---"), Piece(lines="-- ")]
    assert minutes_pieces("") == []
