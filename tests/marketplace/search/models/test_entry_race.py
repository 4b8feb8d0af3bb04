"""Two people change one listing's entry at once: the second waits and then sees what the first did."""

import threading
import time

import pytest
from django.db import connection, transaction

from marketplace.search.models import Entry
from marketplace.services.models import Listing
from marketplace.workers.models import Worker
from tests.factories.marketplace import a_listing
from tests.support.patience import PATIENCE

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]
WAITS_FOR_US = (
    "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid)))"
)


def somebody_waits_for_us():
    with connection.cursor() as cursor:
        cursor.execute(WAITS_FOR_US)
        return cursor.fetchone()[0]


def rename_worker_while(other, *, listing):
    """Rename the worker, let `other` run on a connection of its own until it waits for us, then commit."""
    done = threading.Event()

    def run():
        try:
            other()
        finally:
            connection.close()
            done.set()

    with transaction.atomic():
        Worker.objects.filter(pk=listing.worker_id).update(name="Rosa Renamed")
        thread = threading.Thread(target=run)
        thread.start()
        end = time.monotonic() + PATIENCE
        while not (done.is_set() or somebody_waits_for_us()) and time.monotonic() < end:
            done.wait(timeout=0.02)
        finished_before_us = done.is_set()
    thread.join(timeout=PATIENCE)
    assert done.is_set()
    return finished_before_us


def test_a_listing_saved_while_its_worker_is_renamed_keeps_both_changes():
    listing = a_listing()
    finished_before_us = rename_worker_while(
        lambda: Listing.objects.filter(pk=listing.pk).update(title="New title"), listing=listing
    )
    assert finished_before_us is False
    entry = Entry.objects.get()
    assert (entry.title, entry.worker_name) == ("New title", "Rosa Renamed")


def test_the_race_is_real_without_the_wait():
    """The control: read what the entry is made of before the rename commits, write it after, and the name is old."""
    listing = a_listing()
    read = {}

    def read_without_waiting():
        read["name"] = Worker.objects.get(pk=listing.worker_id).name

    assert rename_worker_while(read_without_waiting, listing=listing) is True
    Entry.objects.update(worker_name=read["name"])
    assert Entry.objects.get().worker_name == "Rosa Lane"
