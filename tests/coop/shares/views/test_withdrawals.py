"""The queue, what is to be paid, and the last year, for the office."""

from datetime import timedelta

import pytest
from django.urls import reverse

from coop.membership.models import MemberClass
from coop.shares.actions.suspend_withdrawals import suspend_withdrawals
from tests.factories.cast import an_officer
from tests.factories.shares import a_withdrawal, an_owner, approved, has_left

pytestmark = pytest.mark.django_db
PAGE = "/office/withdrawals/"
QUERIES = 10


def test_the_queue_is_in_order_and_each_can_be_opened_by_the_board(browser, rosa, pia, today):
    otto = an_owner("Otto Berg", 50, treasurer=pia)
    later = a_withdrawal(otto, 5, at=today - timedelta(days=1))
    first = a_withdrawal(rosa, 5, at=today - timedelta(days=2))
    rows = browser(pia).get(PAGE).context["queue"].rows
    assert [row[0].text for row in rows] == ["1. Rosa Lane", "2. Otto Berg"]
    assert [row[0].url for row in rows] == [
        reverse("shares:decide_withdrawal", args=[one.pk]) for one in (first, later)
    ]


def test_what_is_approved_waits_for_the_treasurer_and_stands_in_the_year(browser, rosa, pia, today):
    withdrawal = approved(a_withdrawal(rosa, 5), by=pia, at=today)
    context = browser(pia).get(PAGE).context
    assert context["queue"] is None
    assert context["to_pay"].rows[0][0].url == reverse("shares:pay_back", args=[withdrawal.pk])
    assert context["year"].totals[1][1].text == "£5.00"


def test_who_may_not_act_sees_no_way_to(browser, rosa, pia, today):
    approved(a_withdrawal(rosa, 5), by=pia, at=today)
    a_withdrawal(rosa, 6, at=today)
    context = browser(an_officer("Sec", "secretary")).get(PAGE).context
    assert (context["queue"].rows[0][0].url, context["to_pay"].rows[0][0].url) == ("", "")
    assert context["may_decide"] is False


def test_a_suspension_is_said_with_its_reason(browser, pia, today):
    suspend_withdrawals(by=pia, resolution="Board", reason="A bad winter", at=today)
    assert "A bad winter" in browser(pia).get(PAGE).content.decode()


def test_it_is_for_the_office(browser, rosa):
    assert browser(rosa.user).get(PAGE).status_code == 403


def test_as_many_queries_for_three_in_the_queue_as_for_one(browser, rosa, pia, today, queries):
    session = browser(pia)
    a_withdrawal(rosa, 5)
    session.get(PAGE)
    one = queries(lambda: session.get(PAGE))
    for name in ("Otto", "Una"):
        a_withdrawal(an_owner(name, 50, treasurer=pia), 5)
    assert (one, queries(lambda: session.get(PAGE))) == (QUERIES, QUERIES)


def test_the_office_sees_what_became_of_shares_that_are_not_paid_back(browser, pia, today):
    MemberClass.objects.filter(code="user").update(share_type="fixed")
    has_left(an_owner("Una Fixed", 20, treasurer=pia, class_code="user"), at=today)
    page = browser(pia).get(PAGE)
    assert page.context["stayed"].rows == [
        ["Una Fixed", "20", "£20.00", f"To the general reserve on {today.day} {today:%B %Y}"]
    ]
    assert page.context["queue"] is None


@pytest.mark.parametrize("people", [1, 3])
def test_shares_that_can_be_passed_on_stay_listed_in_as_many_queries(browser, pia, today, queries, people):
    MemberClass.objects.filter(code="user").update(share_type="transferable")
    for number in range(people):
        has_left(an_owner(f"Una {number}", 20, treasurer=pia, class_code="user"), at=today)
    session = browser(pia)
    page = session.get(PAGE)
    assert {row[3] for row in page.context["stayed"].rows} == {"Still theirs, until they are passed on to a member"}
    assert (len(page.context["stayed"].rows), queries(lambda: session.get(PAGE))) == (people, 11)
