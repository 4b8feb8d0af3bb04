"""The button that pays a correction, or capital given back."""

import pytest

from coop.surplus.actions.declare_correction import declare_correction
from coop.surplus.enums import AllocationState
from coop.surplus.models import Payout
from tests.factories.surplus import NOON

pytestmark = pytest.mark.django_db

PAGE = "/surplus/settlements/1/pay/"


def test_paying_begins_once_and_what_waits_is_tried_again(signed_in, treasurer, correction):
    declare_correction(by=None, settlement=correction, decision_name="Vote", at=NOON)
    browser = signed_in(treasurer)
    assert "It is being paid" in browser.post(PAGE, follow=True).text
    mine = Payout.objects.filter(settlement_row__isnull=False)
    assert list(mine.values_list("patronage", "state")) == [(correction.cash, "due")]
    mine.update(state="refused")
    browser.post(PAGE)
    assert list(mine.values_list("state", flat=True)) == ["due"]


def test_before_it_stands_nothing_is_paid(signed_in, treasurer, correction):
    answer = signed_in(treasurer).post(PAGE, follow=True)
    assert "The members have not decided on this plan yet" in answer.text
    assert correction.state == AllocationState.FROZEN
