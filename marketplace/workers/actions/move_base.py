"""Move the point a worker starts from, their zone, or how they travel."""

from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.audit.actions.record import record
from foundation.locks import lock_row
from marketplace.workers.errors import MayNotEditWorker
from marketplace.workers.facts import BaseFacts
from marketplace.workers.models import Worker
from marketplace.workers.policies import can_edit_worker
from marketplace.workers.registry import hooks


@transaction.atomic
def move_base(*, by: Any, worker: Worker, base: BaseFacts, at: datetime) -> Worker:
    """Save the base. Confirmed bookings keep the place and zone they were made for. The record holds no address.

    Raises MayNotEditWorker, WorkerProfileIncomplete.
    """
    worker = lock_row(Worker.objects.select_related("member"), worker.pk)
    if not can_edit_worker(by, worker):
        raise MayNotEditWorker
    base.require()
    zone_before = worker.zone
    base.put_on(worker)
    worker.save(
        update_fields=[
            "base_latitude_e6",
            "base_longitude_e6",
            "base_area",
            "zone",
            "radius_metres",
            "travel_metres_per_minute",
            "travel_extra_minutes",
        ]
    )
    data = {"zone_from": zone_before, "zone_to": worker.zone, "radius_metres": worker.radius_metres}
    record(by=by, verb="worker.base_moved", subject=worker, data=data, at=at)
    hooks.call("changed", worker=worker)
    return worker
