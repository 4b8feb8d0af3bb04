"""Naming candidates, in the time laid down, by the rights of their class."""

from datetime import timedelta

import pytest

from coop.decisions.models import ElectionPlan, Nomination
from coop.membership.models import Member
from tests.factories import votes
from tests.factories.classes import class_has
from tests.factories.marketplace import a_member, a_user
from tests.factories.vote_pages import address, browser_of
from tests.factories.votes import OPENS, an_election_plan, stands

pytestmark = pytest.mark.django_db
DURING_NOMINATIONS = OPENS - timedelta(days=40)


@pytest.fixture
def election(frozen):
    frozen(DURING_NOMINATIONS)
    ada = a_member(a_user("Ada Lane"))
    class_has("worker", eligible_for_board=True)
    decision = an_election_plan()
    return decision, ada


def post(member, decision, **form):
    return browser_of(member).post(address("nominations", decision), form)


def test_a_member_names_themselves_and_stands(election):
    decision, ada = election
    response = post(ada, decision, who="Ada Lane")
    assert (response.status_code, response["Location"]) == (302, address("stand", decision))
    assert Nomination.objects.get().state == "accepted"


def test_a_member_names_another_by_number_who_must_accept(election):
    decision, ada = election
    bo = a_member(a_user("Bo Green"))
    assert post(ada, decision, who=str(bo.member_no)).status_code == 302
    nomination = Nomination.objects.get()
    assert (nomination.candidate, nomination.state) == (bo, "proposed")
    again = post(ada, decision, who="bo green")
    assert again.status_code == 422
    assert "is nominated already" in again.content.decode()


def test_who_cannot_stand_is_not_found(election):
    decision, ada = election
    supporter = a_member(a_user("Sue Porter"), class_code="supporter")
    officer = ElectionPlan.objects.get().returning_officer
    a_member(officer)
    for name in ("Nobody Here", supporter.user.name, officer.name):
        response = post(ada, decision, who=name)
        assert response.status_code == 422
        assert "can stand" in response.content.decode()


def test_the_page_says_why_somebody_who_is_named_could_not_stand_as_things_are(election):
    decision, ada = election
    stands(decision, "Bo Green")
    why = "Only members in good standing can stand."
    assert why not in browser_of(ada).get(address("nominations", decision)).content.decode()
    Member.objects.filter(user__name="Bo Green").update(state="suspended")
    assert why in browser_of(ada).get(address("nominations", decision)).content.decode()
    votes._put(decision, state="withdrawn")  # it is over: nobody is judged by what became of them later
    assert why not in browser_of(ada).get(address("nominations", decision)).content.decode()


def test_after_the_last_day_nobody_is_named(election, frozen):
    decision, ada = election
    frozen(OPENS - timedelta(days=20))
    response = post(ada, decision, who="Ada Lane")
    assert response.status_code == 422
    assert "Nominations are not open now." in response.content.decode()
    assert Nomination.objects.count() == 0


def test_the_returning_officer_refuses_with_a_reason_and_nobody_else_does(election):
    decision, ada = election
    nomination = stands(decision, "Bo Green")
    officer = a_member(ElectionPlan.objects.get().returning_officer)
    assert post(ada, decision, refuse=nomination.pk, reason="No").status_code == 422
    assert post(officer, decision, refuse=nomination.pk, reason=" ").status_code == 422
    assert post(officer, decision, refuse=nomination.pk, reason="Membership ends in May").status_code == 302
    nomination.refresh_from_db()
    assert (nomination.state, nomination.reason) == ("refused", "Membership ends in May")
    assert "Membership ends in May" in browser_of(ada).get(address("nominations", decision)).content.decode()


def test_statements_are_read_by_members(election):
    decision, ada = election
    stands(decision, "Bo Green", "Seven years on the road.")
    html = browser_of(ada).get(address("nominations", decision)).content.decode()
    assert "Seven years on the road." in html
    assert "Rita Returning" in html


def test_before_it_is_laid_down_the_page_says_so(election):
    decision, ada = election
    ElectionPlan.objects.all().delete()
    response = browser_of(ada).get(address("nominations", decision))
    assert response.status_code == 200
    assert "It is not laid down yet how this election is run." in response.content.decode()
