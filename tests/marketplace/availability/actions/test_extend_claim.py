from datetime import timedelta

import pytest

from marketplace.availability.actions.confirm_claim import confirm_claim
from marketplace.availability.actions.extend_claim import extend_claim
from marketplace.availability.actions.sweep_stale_claims import sweep_stale_claims
from marketplace.availability.errors import ClaimLapsed, SlotAlreadyTaken
from tests.factories.availability import AT, a_hold, a_worker_with_hours

pytestmark = pytest.mark.django_db
END_OF_HOLD = AT + timedelta(minutes=15)
LATER = AT + timedelta(minutes=25)


@pytest.fixture
def hold():
    return a_hold(a_worker_with_hours())


def test_an_extended_hold_keeps_its_time_for_longer(hold):
    extend_claim(by=None, claim=hold, expires_at=LATER, at=AT)
    assert sweep_stale_claims(at=END_OF_HOLD) == 0
    with pytest.raises(SlotAlreadyTaken):
        a_hold(hold.worker, at=LATER - timedelta(seconds=1))


def test_an_end_further_off_is_kept(hold):
    extend_claim(by=None, claim=hold, expires_at=AT + timedelta(minutes=1), at=AT)
    hold.refresh_from_db()
    assert hold.expires_at == END_OF_HOLD


def test_a_hold_that_ran_out_but_was_not_freed_is_extended(hold):
    extend_claim(by=None, claim=hold, expires_at=LATER, at=END_OF_HOLD)
    hold.refresh_from_db()
    assert hold.expires_at == LATER


def test_a_freed_hold_cannot_be_extended(hold):
    sweep_stale_claims(at=END_OF_HOLD)
    with pytest.raises(ClaimLapsed):
        extend_claim(by=None, claim=hold, expires_at=LATER, at=END_OF_HOLD)


def test_a_confirmed_claim_gets_no_end(hold):
    confirm_claim(by=None, claim=hold, at=AT)
    extend_claim(by=None, claim=hold, expires_at=LATER, at=AT)
    hold.refresh_from_db()
    assert hold.expires_at is None
