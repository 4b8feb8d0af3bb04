"""Whether a society may go without a full audit."""

import pytest

from coop.surplus.calculations.audit import may_go_without_audit


@pytest.mark.parametrize(
    ("change", "may"),
    [
        ({}, True),
        ({"assets": 510_000_001}, False),
        ({"turnover": 1_020_000_001}, False),
        ({"votes_for": 39, "votes_against": 9}, True),
        ({"votes_for": 36, "votes_against": 9}, False),  # exactly a fifth of the votes
        ({"votes_for": 90, "votes_against": 10}, False),  # exactly a tenth of the members
        ({"votes_for": 0, "votes_against": 0}, False),
    ],
)
def test_both_sizes_and_both_votes_must_be_small_enough(change, may):
    case = {"assets": 510_000_000, "turnover": 1_020_000_000, "members": 100, "votes_for": 40, "votes_against": 9}
    assert may_go_without_audit(**(case | change)) is may
