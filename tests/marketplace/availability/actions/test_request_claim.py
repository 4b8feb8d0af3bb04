from datetime import timedelta

import pytest

from foundation.audit.models import AuditRecord
from marketplace.availability.actions.release_claim import release_claim
from marketplace.availability.actions.request_claim import request_claim
from marketplace.availability.actions.sweep_stale_claims import sweep_stale_claims
from marketplace.availability.errors import ClaimLapsed
from tests.factories.availability import AT, a_hold, a_worker_with_hours

pytestmark = pytest.mark.django_db


def test_b13_a_request_outlives_the_end_of_the_hold():
    claim = request_claim(by=None, claim=a_hold(a_worker_with_hours()), at=AT)
    assert sweep_stale_claims(at=AT + timedelta(days=2)) == 0
    claim.refresh_from_db()
    assert (claim.status, claim.expires_at) == ("requested", None)


def test_requesting_twice_is_requesting_once():
    claim = request_claim(by=None, claim=a_hold(a_worker_with_hours()), at=AT)
    assert request_claim(by=None, claim=claim, at=AT).status == "requested"
    assert AuditRecord.objects.filter(verb="claim.requested").count() == 1


def test_a_freed_time_cannot_be_requested():
    claim = release_claim(by=None, claim=a_hold(a_worker_with_hours()), at=AT)
    with pytest.raises(ClaimLapsed):
        request_claim(by=None, claim=claim, at=AT)
