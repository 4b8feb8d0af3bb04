"""A member's own shares: the holding, every movement, what waits, and only their own."""

import pytest
from django.urls import reverse

from coop.membership.models import MemberClass
from coop.shares.actions.defer_withdrawal import defer_withdrawal
from tests.factories.marketplace import a_member, a_user
from tests.factories.shares import a_withdrawal, an_accepted_applicant, an_order, an_owner, has_left, shares_for

pytestmark = pytest.mark.django_db
PAGE = "/me/shares/"
QUERIES = 12


def words(response):
    return response.content.decode()


def test_the_holding_its_movements_and_the_certificate_are_there(browser, rosa, today):
    response = browser(rosa.user).get(PAGE)
    assert response.status_code == 200
    assert response.context["stats"][0]["figure"] == "1000"
    assert response.context["stats"][1]["figure"] == "£1,000.00"
    assert response.context["stats"][2]["figure"] == "£99,000.00"
    movement, certificate = rosa.share_movements.get(), rosa.certificates.get()
    assert reverse("shares:movement", args=[movement.pk]) in words(response)
    assert reverse("shares:certificate_file", args=[certificate.number]) in words(response)
    assert reverse("shares:check_certificate", args=[certificate.code]) in words(response)


def test_who_holds_none_is_shown_how_to_join(browser):
    response = browser(a_user("Somebody")).get(PAGE)
    assert response.status_code == 200
    assert reverse("membership:join") in words(response)


def test_a_member_without_shares_is_told_so_and_may_buy(browser):
    response = browser(a_member().user).get(PAGE)
    assert "No shares yet" in words(response)
    assert response.context["may_buy"] is True
    assert response.context["may_take_out"] is False


def test_an_accepted_applicant_is_led_to_pay_and_cannot_call_it_off_here(browser, frozen):
    member = an_accepted_applicant()
    frozen(member.applied_at)
    response = browser(member.user).get(PAGE)
    assert "Pay your share to become a member" in words(response)
    assert reverse("shares:cancel_request", args=[response.context["order"]["reference"]]) not in words(response)


def test_what_waits_for_money_can_be_paid_or_called_off(browser, rosa, frozen):
    order = an_order(rosa, 5)
    frozen(order.created_at)
    response = browser(rosa.user).get(PAGE)
    assert "5 shares for £5.00, to be paid by 19 January 2026." in words(response)
    assert reverse("shares:cancel_request", args=[order.reference]) in words(response)


def test_a_withdrawal_shows_where_it_stands_and_what_the_board_said(browser, rosa, pia, today):
    withdrawal = a_withdrawal(rosa, 5, at=today)
    until = today.replace(year=today.year + 5)
    defer_withdrawal(by=pia, withdrawal=withdrawal, until=until, resolution="Board", reason="New roof", at=today)
    response = browser(rosa.user).get(PAGE)
    assert "The board said: New roof" in words(response)
    assert f"The board can decide from {until.day} {until:%B %Y} on" in words(response)
    assert reverse("shares:leave_queue", args=[withdrawal.pk]) in words(response)


def test_another_s_membership_is_not_found(browser, rosa):
    assert browser(a_member().user).get(PAGE, {"member": rosa.pk}).status_code == 404


def test_two_memberships_are_two_tabs(browser, rosa):
    other = a_member(rosa.user, class_code="user")
    tabs = browser(rosa.user).get(PAGE).context["tabs"]
    assert sorted(tab["url"] for tab in tabs) == sorted(f"?member={one.pk}" for one in (rosa, other))


def test_as_many_queries_for_three_movements_as_for_one(browser, rosa, pia, today, queries):
    session = browser(rosa.user)
    session.get(PAGE)
    one = queries(lambda: session.get(PAGE))
    shares_for(rosa, 5, treasurer=pia)
    shares_for(rosa, 6, treasurer=pia)
    assert (one, queries(lambda: session.get(PAGE))) == (QUERIES, QUERIES)


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        (
            "fixed",
            "When you leave they go to the co-op&#x27;s reserve",
            "so your shares went to the co-op&#x27;s reserve",
        ),
        ("transferable", "If you leave they stay yours.", "These shares are still yours"),
    ],
)
def test_what_becomes_of_shares_that_are_not_paid_back_is_said_before_and_after(
    browser, pia, today, kind, before, after
):
    MemberClass.objects.filter(code="user").update(share_type=kind)
    una = an_owner("Una", 20, treasurer=pia, class_code="user")
    session = browser(una.user)
    page = session.get(PAGE)
    assert (before in page.text, page.context["may_take_out"]) == (True, False)
    has_left(una, at=today)
    assert after in session.get(PAGE).text
