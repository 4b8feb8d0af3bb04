"""Checking a receipt: inclusion, never content."""

import pytest

from coop.decisions.calculations.receipts import code_of
from coop.decisions.models import RollEntry
from tests.factories.vote_pages import address, browser_of
from tests.factories.votes import AGAINST, DURING, FOR, an_open_vote, close_it, vote, voters_of

pytestmark = pytest.mark.django_db


def answer(decision, code):
    response = browser_of(None).post(address("receipt", decision), {"code": code})
    return response, response.content.decode()


@pytest.mark.parametrize("secrecy", ["L0", "L1+"])
def test_a_receipt_is_found_and_says_nothing_of_vote_or_voter(frozen, secrecy):
    frozen(DURING)
    decision = an_open_vote(3, secrecy=secrecy)
    ada, bo, _cy = voters_of(decision)
    vote(decision, ada, FOR)
    receipt = vote(decision, bo, AGAINST)
    response, html = answer(decision, code_of(receipt.digest))
    assert response.status_code == 200
    assert "Your vote is on the board" in html
    assert bo.user.name not in html
    assert "Against" not in html
    assert "Entry on the board" not in html  # while voting is open, its number would be the turnout
    close_it(decision)
    _response, html = answer(decision, receipt.digest)
    assert "Entry on the board" in html


def test_a_replaced_and_a_discounted_vote_are_told_apart(frozen):
    frozen(DURING)
    decision = an_open_vote(3)
    ada, bo, _cy = voters_of(decision)
    first = vote(decision, ada, FOR)
    vote(decision, ada, AGAINST)
    struck = vote(decision, bo, FOR)
    RollEntry.objects.filter(member=bo).update(struck_at=DURING, struck_reason="left")
    close_it(decision)
    assert "This vote was replaced" in answer(decision, code_of(first.digest))[1]
    assert "This vote was discounted" in answer(decision, code_of(struck.digest))[1]


def test_a_code_that_is_not_there_or_none_at_all(frozen):
    frozen(DURING)
    decision = an_open_vote(3)
    assert "There is no such code in this vote" in answer(decision, "0000-" * 5)[1]
    response, html = answer(decision, "hello")
    assert response.status_code == 422
    assert "at least 20 characters" in html
    assert browser_of(None).get(address("receipt", decision)).status_code == 200
