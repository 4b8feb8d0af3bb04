"""What changed between two texts."""

from hypothesis import given
from hypothesis import strategies as st

from coop.decisions.calculations.text_changes import ADDED, REMOVED, SAME, Piece, changes


def test_words_that_came_and_went_stand_where_they_belong():
    assert changes("We buy two bikes now.", "We buy three bikes this year.") == [
        Piece(SAME, "We buy "),
        Piece(REMOVED, "two "),
        Piece(ADDED, "three "),
        Piece(SAME, "bikes "),
        Piece(REMOVED, "now."),
        Piece(ADDED, "this year."),
    ]


texts = st.text(st.sampled_from("ab \n"), max_size=40)


@given(before=texts, after=texts)
def test_both_texts_can_be_read_from_the_pieces(before, after):
    pieces = changes(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != REMOVED) == after
    assert "".join(piece.text for piece in pieces if piece.kind != ADDED).split() == before.split()
