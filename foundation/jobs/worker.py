"""The worker's loop: queue first, then whatever the clock asks for."""

import os
import socket
from collections.abc import Callable

from django.db import close_old_connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from foundation.clock import now
from foundation.jobs.actions.beat import beat
from foundation.jobs.actions.run_due_periodic_jobs import run_due_periodic_jobs


def process_name() -> str:
    """A name for this process that no other has."""
    return f"{socket.gethostname()[:30]}-{os.getpid()}-{get_random_string(8)}"


def drain_queue(worker_id: str) -> None:
    """Run every job that is due, oldest and most urgent first, until none is left."""
    Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=worker_id,
    ).run()


def run_once(worker_id: str) -> None:
    """One turn: sign of life, the queue, the periodic jobs."""
    close_old_connections()
    beat(process=worker_id, at=now())
    drain_queue(worker_id)
    run_due_periodic_jobs(at=now())
    drain_queue(worker_id)


def run_until(stopped: Callable[[float], bool], *, pause: float) -> None:
    """Turn until `stopped(pause)` says so; it waits at most `pause` seconds."""
    worker_id = process_name()
    while True:
        run_once(worker_id)
        if stopped(pause):
            return
