"""Row B14 of marketplace 2.3: payment beats expiry, and never both."""

from datetime import timedelta

import pytest

from foundation.audit.models import AuditRecord
from marketplace.availability.actions.confirm_claim import confirm_claim
from marketplace.availability.actions.request_claim import request_claim
from marketplace.availability.actions.sweep_stale_claims import sweep_stale_claims
from marketplace.availability.errors import ClaimLapsed
from tests.factories.availability import AT, a_hold, a_worker_with_hours

pytestmark = pytest.mark.django_db
END_OF_HOLD = AT + timedelta(minutes=15)


@pytest.fixture
def hold():
    return a_hold(a_worker_with_hours())


def test_b14_a_hold_paid_a_second_before_its_end_stays_confirmed_when_the_sweep_comes(hold):
    confirm_claim(by=None, claim=hold, at=END_OF_HOLD - timedelta(seconds=1))
    assert sweep_stale_claims(at=END_OF_HOLD) == 0
    hold.refresh_from_db()
    assert (hold.status, hold.expires_at) == ("confirmed", None)


def test_b14_a_hold_that_was_swept_cannot_be_confirmed(hold):
    assert sweep_stale_claims(at=END_OF_HOLD) == 1
    with pytest.raises(ClaimLapsed) as lapsed:
        confirm_claim(by=None, claim=hold, at=END_OF_HOLD)
    assert lapsed.value.status == 409
    hold.refresh_from_db()
    assert hold.status == "released"


def test_a_hold_that_ran_out_but_was_not_freed_is_confirmed(hold):
    assert confirm_claim(by=None, claim=hold, at=END_OF_HOLD + timedelta(minutes=5)).status == "confirmed"


def test_a_request_is_confirmed(hold):
    request_claim(by=None, claim=hold, at=AT)
    assert confirm_claim(by=None, claim=hold, at=AT + timedelta(days=1)).status == "confirmed"


def test_confirming_twice_is_confirming_once(hold):
    confirm_claim(by=None, claim=hold, at=AT)
    confirm_claim(by=None, claim=hold, at=AT)
    assert AuditRecord.objects.filter(verb="claim.confirmed").count() == 1
