from datetime import timedelta

import pytest
from django.db import transaction

from marketplace.availability.actions.confirm_claim import confirm_claim
from marketplace.availability.actions.release_stale import release_stale
from tests.factories.availability import AT, a_hold, a_worker_with_hours

pytestmark = pytest.mark.django_db


def test_a_claim_that_was_confirmed_meanwhile_is_left_alone():
    claim = a_hold(a_worker_with_hours())
    confirm_claim(by=None, claim=claim, at=AT)
    with transaction.atomic():
        assert release_stale(claim_ids=[claim.pk], at=AT + timedelta(hours=1)) == 0
    claim.refresh_from_db()
    assert claim.status == "confirmed"
