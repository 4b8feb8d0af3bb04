"""The button: one press, one ballot, few statements, and a receipt for the voter alone."""

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coop.decisions.calculations.receipts import new_key
from coop.decisions.models import Ballot, BoardEntry, CastMark, DetachedBallot
from tests.factories.marketplace import a_member, a_user
from tests.factories.vote_pages import address, browser_of, cast_by_hand, of_the_page
from tests.factories.votes import AFTER, DURING, an_open_election, an_open_vote, close_it, keys_of, voters_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def now(frozen):
    frozen(DURING)


def test_from_the_ballot_to_the_receipt_without_javascript(now):
    decision = an_open_vote(3)
    client = browser_of(voters_of(decision)[0])
    response = cast_by_hand(client, decision, choice="for")
    assert (response.status_code, response["Location"]) == (302, address("voted", decision))
    assert [ballot.paper for ballot in Ballot.objects.all()] == [{"choice": "for"}]
    assert "Your vote is in" in client.get(response["Location"]).content.decode()


def test_a_ranking_reaches_the_box_as_it_was_typed(now):
    decision = an_open_election(3)
    keys = keys_of(decision)
    cast_by_hand(browser_of(voters_of(decision)[0]), decision, **{keys["Di"]: "1", keys["Bo"]: "2"})
    assert DetachedBallot.objects.get().paper == {"ranking": [keys["Di"], keys["Bo"]]}


def test_the_receipt_of_a_secret_vote_is_kept_nowhere_but_on_the_board(now):
    decision = an_open_vote(3, secrecy="L1+")
    client = browser_of(voters_of(decision)[0])
    response = cast_by_hand(client, decision, choice="for")
    receipt = BoardEntry.objects.get(receipt__isnull=False).receipt
    cookie = response.cookies["receipt"]
    assert cookie.value.startswith(receipt)
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (address("voted", decision), True, "Lax")
    client.get(address("voted", decision))
    for session in Session.objects.all():
        assert receipt not in str(session.get_decoded())
    assert receipt not in response["Location"]


def test_the_same_press_twice_is_one_vote(now):
    decision = an_open_vote(3, secrecy="L1+")
    client = browser_of(voters_of(decision)[0])
    form = {"choice": "for", "key": new_key()}
    first, second = (client.post(address("cast_ballot", decision), form) for _ in range(2))
    assert (first.status_code, second.status_code) == (302, 302)
    assert first.cookies["receipt"].value.split("c:")[0] == second.cookies["receipt"].value.split("c:")[0]
    assert CastMark.objects.count() == 1


@pytest.mark.parametrize(
    "form",
    [{}, {"choice": "for"}, {"choice": "for", "key": "short"}, {"choice": "maybe", "key": "0" * 32}, {"key": "0" * 32}],
)
def test_what_no_page_of_ours_sends_is_refused_and_nothing_is_used_up(now, form):
    decision = an_open_vote(3, secrecy="L1+")
    response = browser_of(voters_of(decision)[0]).post(address("cast_ballot", decision), form)
    assert response.status_code == 422
    assert CastMark.objects.count() == 0


def test_strangers_and_newcomers_cast_nothing(now):
    decision = an_open_vote(3)
    form = {"choice": "for", "key": new_key()}
    newcomer = browser_of(a_member(a_user("Newcomer"))).post(address("cast_ballot", decision), form)
    assert newcomer.status_code == 403
    assert browser_of(None).post(address("cast_ballot", decision), form).status_code == 302
    assert Ballot.objects.count() == 0


def test_too_late_is_said_kindly(frozen):
    decision = an_open_vote(3)
    close_it(decision)
    frozen(AFTER)
    client = browser_of(voters_of(decision)[0])
    response = client.post(address("cast_ballot", decision), {"choice": "for", "key": new_key()})
    assert response.status_code == 409
    assert "this vote was not taken" in response.content.decode()


@pytest.mark.parametrize("secrecy", ["L0", "L1+"])
@pytest.mark.parametrize("number", [3, 30])
def test_a_vote_takes_five_statements_with_those_for_session_person_and_office_among_them(now, number, secrecy):
    decision = an_open_vote(number, secrecy=secrecy)
    client = browser_of(voters_of(decision)[0])
    client.get(address("vote", decision))
    with CaptureQueriesContext(connection) as queries:
        response = client.post(address("cast_ballot", decision), {"choice": "for", "key": new_key()})
    assert response.status_code == 302
    assert len(of_the_page(queries)) == 5, of_the_page(queries)


def test_a_ranked_vote_takes_no_more(now):
    decision = an_open_election(3)
    client = browser_of(voters_of(decision)[0])
    client.get(address("vote", decision))
    form = {"ranking": keys_of(decision)["Ada"], "key": new_key()}
    with CaptureQueriesContext(connection) as queries:
        assert client.post(address("cast_ballot", decision), form).status_code == 302
    assert len(of_the_page(queries)) == 5, of_the_page(queries)
