"""A membership that ends puts its shares into the queue by itself, through membership's own event."""

from datetime import timedelta

import pytest

from coop.membership.registry import events
from coop.shares.enums import OrderState, Origin, WithdrawalState
from coop.shares.models import Withdrawal
from tests.factories.marketplace import LONG_AGO
from tests.factories.shares import a_treasurer, a_withdrawal, an_order, an_owner, approved, earned

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def pia():
    return a_treasurer()


def end(member, at=LONG_AGO + DAY):
    """Membership says that it is over."""
    events.call("ended", member=member, at=at)


def test_all_shares_are_queued_without_lock_in(pia):
    rosa = an_owner("Rosa", 30, treasurer=pia)
    end(rosa)
    withdrawal = Withdrawal.objects.get(member=rosa)
    assert (withdrawal.quantity, withdrawal.origin, withdrawal.state) == (30, Origin.ENDED, WithdrawalState.QUEUED)
    assert withdrawal.notice_ends_at == LONG_AGO + 91 * DAY
    assert withdrawal.locked_until is None


def test_what_was_asked_for_before_keeps_its_place_and_the_rest_stands_behind(pia):
    rosa = an_owner("Rosa", 30, treasurer=pia)
    asked = a_withdrawal(rosa, 10)
    end(rosa)
    assert [(one.quantity, one.origin) for one in Withdrawal.objects.filter(member=rosa)] == [
        (10, Origin.ASKED),
        (20, Origin.ENDED),
    ]
    asked.refresh_from_db()
    assert asked.requested_at == LONG_AGO


def test_the_same_news_twice_queues_once(pia):
    rosa = an_owner("Rosa", 30, treasurer=pia)
    end(rosa)
    end(rosa, LONG_AGO + 2 * DAY)
    assert Withdrawal.objects.filter(member=rosa).count() == 1


def test_what_was_still_to_be_paid_is_called_off(pia):
    rosa = an_owner("Rosa", 30, treasurer=pia)
    order = an_order(rosa, 5)
    end(rosa)
    order.refresh_from_db()
    assert order.state == OrderState.CANCELLED


def test_a_leaver_is_paid_after_the_notice_by_the_same_test(pia):
    earned(500_000)
    an_owner("Otto", 1_000, treasurer=pia)
    rosa = an_owner("Rosa", 30, treasurer=pia)
    end(rosa)
    withdrawal = approved(Withdrawal.objects.get(member=rosa), by=pia, at=LONG_AGO + 91 * DAY)
    assert withdrawal.state == WithdrawalState.APPROVED
    assert not rosa.certificates.filter(supersedes__isnull=False).exists()
