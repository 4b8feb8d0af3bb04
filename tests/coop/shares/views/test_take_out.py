"""Asking to take shares out, with the rules for it in sight."""

import pytest

from coop.membership.models import MemberClass
from coop.shares.models import Withdrawal
from tests.factories.marketplace import a_member, a_user
from tests.factories.shares import an_owner

pytestmark = pytest.mark.django_db
PAGE = "/me/shares/take-out/"


def test_the_rules_and_who_decided_them_stand_above_the_form(browser, rosa, today):
    response = browser(rosa.user).get(PAGE)
    rows = response.context["rules"]
    assert all(words in response.text for words in ("Notice, from today", "90 days", "/rules/share_lock_in_days/"))
    assert [row["value"] for row in rows] == ["90 days", "1095 days", "10 %"]
    assert [row["change_url"] for row in rows] == [
        "/rules/share_notice_days/",
        "/rules/share_lock_in_days/",
        "/rules/share_withdrawal_cap_bp/",
    ]


def test_asking_joins_the_queue(browser, rosa, today):
    response = browser(rosa.user).post(PAGE, {"quantity": "20"})
    assert (response.status_code, response["Location"]) == (302, "/me/shares/")
    assert Withdrawal.objects.get(member=rosa).quantity == 20


@pytest.mark.parametrize("typed", ["", "0", "1000", "ten"])
def test_a_wrong_number_is_told(browser, rosa, today, typed):
    response = browser(rosa.user).post(PAGE, {"quantity": typed})
    assert response.status_code == 422
    assert not Withdrawal.objects.exists()


def test_asking_again_while_one_waits_is_told(browser, rosa, today):
    session = browser(rosa.user)
    session.post(PAGE, {"quantity": "20"})
    response = session.post(PAGE, {"quantity": "5"})
    assert response.status_code == 409
    assert "You have a withdrawal in the queue already." in response.content.decode()


def test_who_holds_the_least_is_told_that_there_is_nothing(browser):
    assert "Nothing to take out" in browser(a_member().user).get(PAGE).content.decode()


def test_it_is_for_members(browser):
    assert browser(a_user("Guest")).get(PAGE).status_code == 404


@pytest.mark.parametrize(
    ("kind", "words"),
    [("fixed", "When you leave they go to the co-op&#x27;s reserve"), ("transferable", "If you leave they stay yours")],
)
def test_shares_that_are_not_paid_back_say_so_and_ask_for_nothing(browser, pia, today, kind, words):
    MemberClass.objects.filter(code="user").update(share_type=kind)
    text = browser(an_owner("Una", 20, treasurer=pia, class_code="user").user).get(PAGE).text
    assert [found in text for found in ("Your shares cannot be taken out", words, "Join the queue", "90 days")] == [
        True, True, False, False,
    ]  # fmt: skip
