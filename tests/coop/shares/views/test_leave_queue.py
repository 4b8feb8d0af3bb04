"""Calling off taking shares out."""

import pytest
from django.urls import reverse

from coop.shares.enums import WithdrawalState
from tests.factories.marketplace import a_member
from tests.factories.shares import a_withdrawal

pytestmark = pytest.mark.django_db


def test_the_member_leaves_the_queue_and_nobody_else_for_them(browser, rosa, today):
    withdrawal = a_withdrawal(rosa, 5)
    url = reverse("shares:leave_queue", args=[withdrawal.pk])
    assert browser(a_member().user).post(url).status_code == 404
    assert browser(rosa.user).get(url).status_code == 405
    assert browser(rosa.user).post(reverse("shares:leave_queue", args=[withdrawal.pk + 1])).status_code == 404
    assert browser(rosa.user).post(url)["Location"] == "/me/shares/"
    withdrawal.refresh_from_db()
    assert withdrawal.state == WithdrawalState.CANCELLED
