"""A published worked example of two-phase transfers (the file lies beside the project)."""

import json

import pytest

from payments.ledger.calculations.pairs import Pair
from payments.ledger.errors import NotEnoughOnAccount
from payments.ledger.queries.balances import available_on

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def vectors(shared_data):
    found = json.loads((shared_data / "coop" / "vectors.json").read_text())["vectors"]
    return {vector["id"]: (vector["inputs"], vector["expected"]) for vector in found}


def test_what_is_reserved_counts_as_gone(vectors, post):
    given, expected = vectors["pending-is-pessimistic"]
    owner = "2110:m_1"
    post(("1010", owner, given["credits_posted"]))
    post((owner, "1011", given["debits_posted"]))

    def reserved(amount):
        try:
            post(Pair(owner, "1011", amount, state="pending"))
        except NotEnoughOnAccount:
            return False
        return True

    assert available_on(owner, "GBP") == expected["max_pending"]
    assert reserved(given["pending_debit"]) is expected["pending_accepted"]
    assert reserved(expected["max_pending"] + 1) is False
    assert reserved(expected["max_pending"]) is True
    assert reserved(1) is False
