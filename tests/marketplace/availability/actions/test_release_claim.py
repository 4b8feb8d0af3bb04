import pytest

from foundation.audit.models import AuditRecord
from marketplace.availability.actions.release_claim import release_claim
from tests.factories.availability import AT, a_hold, a_job, a_worker_with_hours

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("make", [a_hold, a_job])
def test_a_released_time_is_free_for_others_at_once(make):
    worker = a_worker_with_hours()
    release_claim(by=None, claim=make(worker, "10:00"), at=AT)
    assert a_hold(worker, "10:00").status == "held"


def test_releasing_twice_is_releasing_once():
    claim = a_hold(a_worker_with_hours())
    release_claim(by=None, claim=claim, at=AT, reason="left")
    release_claim(by=None, claim=claim, at=AT)
    assert list(AuditRecord.objects.filter(verb="claim.released").values_list("reason", flat=True)) == ["left"]
