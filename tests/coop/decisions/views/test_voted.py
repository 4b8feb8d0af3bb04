"""The confirmation nobody can miss."""

from datetime import timedelta

import pytest

from coop.decisions.calculations.receipts import code_of
from coop.decisions.models import Ballot, BoardEntry
from tests.factories.vote_pages import address, browser_of, cast_by_hand
from tests.factories.votes import DURING, an_open_vote, voters_of

pytestmark = pytest.mark.django_db


def test_a_secret_voter_sees_the_code_for_a_quarter_of_an_hour_and_never_the_vote(frozen):
    frozen(DURING)
    decision = an_open_vote(3, secrecy="L1+")
    client = browser_of(voters_of(decision)[0])
    cast_by_hand(client, decision, choice="against")
    html = client.get(address("voted", decision)).content.decode()
    code = code_of(BoardEntry.objects.get(receipt__isnull=False).receipt)
    assert f"<h1>{'Your vote is in'}" in html or "Your vote is in</h1>" in html
    assert code in html
    assert "Against" not in html
    assert code in client.get(address("voted", decision)).content.decode()  # looking again changes nothing
    del client.cookies["receipt"]
    later = client.get(address("voted", decision)).content.decode()
    assert code not in later
    assert "it cannot be shown again" in later


def test_a_named_voter_sees_vote_and_code_whenever_they_come_back(frozen):
    frozen(DURING)
    decision = an_open_vote(3)
    client = browser_of(voters_of(decision)[0])
    cast_by_hand(client, decision, choice="against")
    del client.cookies["receipt"]
    frozen(DURING + timedelta(days=2))
    html = client.get(address("voted", decision)).content.decode()
    assert code_of(Ballot.objects.get().receipt) in html
    assert "Against" in html
    assert "Change my vote" in html


def test_a_changed_vote_is_confirmed_as_changed(frozen):
    frozen(DURING)
    decision = an_open_vote(3)
    client = browser_of(voters_of(decision)[0])
    cast_by_hand(client, decision, choice="against")
    cast_by_hand(client, decision, choice="for")
    assert "Your vote was changed" in client.get(address("voted", decision)).content.decode()


def test_whoever_has_not_voted_is_led_to_the_ballot(frozen):
    frozen(DURING)
    decision = an_open_vote(3)
    response = browser_of(voters_of(decision)[0]).get(address("voted", decision))
    assert (response.status_code, response["Location"]) == (302, address("vote", decision))
