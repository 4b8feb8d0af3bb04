"""How a tie is settled, and the returning officer's entry."""

import pytest

from coop.decisions.models import Decision, TieOrder
from coop.decisions.tasks import run_clock
from tests.factories.marketplace import a_member, a_user
from tests.factories.vote_pages import address, browser_of
from tests.factories.votes import AFTER, DURING, a_noticed_election, close_it, open_it, vote, voters_of
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
DRAW = "the lottery draw of 20 June"


@pytest.fixture
def election():
    """election(source) -> one whose ties a public draw settles, open, with a vote of each voter; and its officer."""

    def build(source=DRAW):
        rita = a_member(a_user("Rita Returning"))
        decision = a_noticed_election(4, officer=rita.user, beacon_source=source)
        open_it(decision)
        first = decision.boxes.get().options.values_list("key", flat=True)[:1]
        for voter in voters_of(decision):
            vote(decision, voter, list(first))
        return decision, rita

    return build


def test_the_promise_is_there_while_votes_are_given_and_the_secret_is_not(election, frozen):
    frozen(DURING)
    decision, rita = election()
    order = TieOrder.objects.get()
    page = browser_of(rita).get(address("beacon", decision))
    parse_strictly(page)
    assert (order.commitment in page.text, order.secret in page.text, DRAW in page.text) == (True, False, True)
    assert "Enter it and count" not in page.text


def test_nothing_is_counted_before_the_draw_and_only_the_officer_enters_it(election, frozen):
    decision, rita = election()
    close_it(decision)
    frozen(AFTER)
    run_clock(at=AFTER)
    assert Decision.objects.get(pk=decision.pk).state == "closed"
    other = browser_of(voters_of(decision)[0])
    page = other.get(address("beacon", decision))
    assert "The count waits until Rita Returning has entered the value." in page.text
    assert other.post(address("beacon", decision), {"beacon": "1 2 3"}).status_code == 403
    client = browser_of(rita)
    assert client.post(address("beacon", decision), {"beacon": " "}).status_code == 422
    assert client.post(address("beacon", decision), {"beacon": "4  8 15"}).status_code == 302
    order = TieOrder.objects.get()
    assert (order.beacon, order.revealed_at) == ("4 8 15", AFTER)
    assert Decision.objects.get(pk=decision.pk).state == "counted"
    page = client.get(address("beacon", decision))
    parse_strictly(page)
    assert (order.secret in page.text, "4 8 15" in page.text) == (True, True)
    assert client.post(address("beacon", decision), {"beacon": "4 8 16"}).status_code == 409


def test_without_a_draw_the_software_settles_ties_by_itself(election, frozen):
    decision, rita = election(source="")
    close_it(decision)
    frozen(AFTER)
    assert browser_of(rita).post(address("beacon", decision), {"beacon": "1"}).status_code == 409
    run_clock(at=AFTER)
    assert TieOrder.objects.get().beacon.startswith("board ")
