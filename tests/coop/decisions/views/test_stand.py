"""A candidate answers: accepts, writes, declines, withdraws."""

from datetime import timedelta

import pytest

from coop.decisions.models import ElectionPlan, Nomination
from tests.factories.classes import class_has
from tests.factories.marketplace import a_member, a_user
from tests.factories.vote_pages import address, browser_of
from tests.factories.votes import OPENS, an_election_plan

pytestmark = pytest.mark.django_db
DURING_NOMINATIONS = OPENS - timedelta(days=40)


@pytest.fixture
def named(frozen):
    """Bo was named by Ada and has not answered."""
    frozen(DURING_NOMINATIONS)
    ada, bo = a_member(a_user("Ada Lane")), a_member(a_user("Bo Green"))
    class_has("worker", eligible_for_board=True)
    decision = an_election_plan()
    Nomination.objects.create(decision=decision, candidate=bo, nominated_by=ada, nominated_at=DURING_NOMINATIONS)
    return decision, bo


def post(member, decision, **form):
    return browser_of(member).post(address("stand", decision), form)


def state():
    return Nomination.objects.get().state


def test_accepting_with_a_statement(named):
    decision, bo = named
    assert "Ada Lane" in browser_of(bo).get(address("stand", decision)).content.decode()
    assert post(bo, decision, statement="I know the work.").status_code == 302
    assert (state(), Nomination.objects.get().statement) == ("accepted", "I know the work.")


def test_a_statement_has_as_many_words_as_everybody_else(named):
    decision, bo = named
    ElectionPlan.objects.update(statement_words=3)
    response = post(bo, decision, statement="one two three four")
    assert response.status_code == 422
    assert "Everybody has 3 words. This has 4." in response.content.decode()
    assert post(bo, decision, statement="one two three").status_code == 302


def test_declining_and_withdrawing_are_two_things(named):
    decision, bo = named
    post(bo, decision, decline="1")
    assert state() == "declined"
    Nomination.objects.update(state="accepted")
    post(bo, decision, decline="1")
    assert state() == "withdrawn"


def test_withdrawing_is_possible_after_nominations_closed_but_accepting_is_not(named, frozen):
    decision, bo = named
    frozen(OPENS - timedelta(days=3))
    assert post(bo, decision, statement="late").status_code == 409
    assert state() == "proposed"
    assert post(bo, decision, decline="1").status_code == 302
    assert state() == "declined"


def test_only_somebody_who_was_named_has_this_page(named):
    decision, _bo = named
    assert browser_of(a_member(a_user("Cy Brown"))).get(address("stand", decision)).status_code == 403
