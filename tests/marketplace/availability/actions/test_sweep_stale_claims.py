from datetime import timedelta

import pytest

from foundation import clock
from foundation.jobs.registry import periodic_jobs
from marketplace.availability.actions.sweep_stale_claims import sweep_stale_claims
from marketplace.availability.models import SlotClaim
from tests.factories.availability import AT, a_hold, a_job, a_worker_with_hours

pytestmark = pytest.mark.django_db


def statuses():
    return list(SlotClaim.objects.order_by("id").values_list("status", flat=True))


def test_every_hold_that_ran_out_is_freed_and_nothing_else():
    worker, other = a_worker_with_hours(), a_worker_with_hours(name="Tomasz")
    a_hold(worker, "09:00")
    a_hold(worker, "10:00", expires_at=AT + timedelta(hours=1))
    a_job(worker, "11:00")
    a_hold(other, "09:00")
    assert sweep_stale_claims(at=AT + timedelta(minutes=15)) == 2
    assert statuses() == ["released", "held", "confirmed", "released"]


def test_the_worker_process_sweeps_by_the_clock():
    a_hold(a_worker_with_hours())
    with clock.frozen(AT + timedelta(minutes=15)):
        periodic_jobs.get("marketplace.availability.sweep_stale_claims").function()
    assert statuses() == ["released"]
