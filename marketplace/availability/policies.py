"""Who may change a worker's hours, and whose time can be claimed.

Claims themselves are taken, moved and freed by the room whose promise they keep: it has asked who may before it calls.
"""

from typing import Any

from marketplace.workers.enums import WorkerState
from marketplace.workers.models import Worker
from marketplace.workers.policies import can_edit_worker


def can_edit_hours(user: Any, worker: Worker) -> bool:
    """The worker themself, while their membership allows it, and staff."""
    return can_edit_worker(user, worker)


def can_set_weekly_windows(user: Any, worker: Worker) -> bool:
    return can_edit_hours(user, worker)


def can_set_exception(user: Any, worker: Worker) -> bool:
    return can_edit_hours(user, worker)


def can_remove_exception(user: Any, worker: Worker) -> bool:
    return can_edit_hours(user, worker)


def can_add_time_off(user: Any, worker: Worker) -> bool:
    return can_edit_hours(user, worker)


def can_remove_time_off(user: Any, worker: Worker) -> bool:
    return can_edit_hours(user, worker)


def can_set_limits(user: Any, worker: Worker) -> bool:
    return can_edit_hours(user, worker)


def takes_bookings(worker: Worker) -> bool:
    """Whether new work can be booked at all; bookings already made are not touched by a pause."""
    return worker.state == WorkerState.ACTIVE
