"""Calling off what was not paid yet."""

import pytest
from django.urls import reverse

from coop.shares.enums import OrderState
from tests.factories.marketplace import a_member
from tests.factories.shares import an_order

pytestmark = pytest.mark.django_db


def test_the_member_calls_it_off(browser, frozen):
    order = an_order(a_member(), 5)
    frozen(order.created_at)
    response = browser(order.member.user).post(reverse("shares:cancel_request", args=[order.reference]))
    assert (response.status_code, response["Location"]) == (302, "/me/shares/")
    order.refresh_from_db()
    assert order.state == OrderState.CANCELLED


def test_nobody_else_does_and_looking_changes_nothing(browser, frozen):
    order = an_order(a_member(), 5)
    frozen(order.created_at)
    url = reverse("shares:cancel_request", args=[order.reference])
    assert browser(a_member().user).post(url).status_code == 404
    assert browser(order.member.user).get(url).status_code == 405
    assert browser(order.member.user).post(reverse("shares:cancel_request", args=["sh_none"])).status_code == 404
    order.refresh_from_db()
    assert order.is_open
