"""The button that tries again what could not be sent."""

import pytest

from coop.surplus.actions.start_run import start_run
from coop.surplus.enums import PayoutState
from coop.surplus.models import Payout
from tests.factories.surplus import NOON

pytestmark = pytest.mark.django_db
AGAIN = "/office/year/2025/payment/again/"


def test_what_waits_or_was_refused_becomes_due_again(signed_in, treasurer, rosa, declared, settings):
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    start_run(by=treasurer, allocation=declared, at=NOON)
    Payout.objects.filter(account_id=rosa.account_id).update(state=PayoutState.REFUSED, detail="balance_insufficient")
    Payout.objects.exclude(account_id=rosa.account_id).update(state=PayoutState.WAITING, detail="no_payee")
    assert signed_in(treasurer).post(AGAIN).status_code == 302
    assert set(Payout.objects.values_list("state", flat=True)) == {PayoutState.DUE}


def test_before_paying_began_there_is_nothing_to_try_again(signed_in, treasurer, declared):
    assert signed_in(treasurer).post(AGAIN).status_code == 409
