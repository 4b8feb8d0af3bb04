import pytest

from payments.ledger.calculations.pairs import Pair
from payments.ledger.errors import InvalidPosting


@pytest.mark.parametrize("amount", [0, -1, 1.0, True, "5", None, 10**30])
def test_an_amount_is_a_whole_number_above_zero(amount):
    with pytest.raises(InvalidPosting):
        Pair("1010", "4010", amount)


@pytest.mark.parametrize(
    "code", ["", "101", "10100", "A100", "2110:", "2110:m 1", "2110:a:b:c", "2110:é", "2110:" + "x" * 41]
)
def test_a_malformed_code_is_refused(code):
    with pytest.raises(InvalidPosting):
        Pair(code, "4010", 1)
    with pytest.raises(InvalidPosting):
        Pair("4010", code, 1)


@pytest.mark.parametrize("code", ["4010", "T100:m_1", "2110:m_Ab-9", "3210:m_1:2026"])
def test_a_code_is_a_head_and_at_most_two_owners(code):
    assert Pair("1010", code, 1).credit == code


def test_an_account_cannot_pay_itself():
    with pytest.raises(InvalidPosting):
        Pair("4010", "4010", 1)


@pytest.mark.parametrize(
    ("state", "pending_id"), [("post", None), ("void", None), ("posted", 3), ("pending", 3), ("gone", None)]
)
def test_only_a_row_that_resolves_names_a_pending_one(state, pending_id):
    with pytest.raises(InvalidPosting):
        Pair("1010", "4010", 1, state=state, pending_id=pending_id)


def test_the_mirror_of_a_pair_undoes_it():
    assert Pair("1010", "4010", 5, memo="fee").mirrored() == Pair("4010", "1010", 5, memo="fee")
