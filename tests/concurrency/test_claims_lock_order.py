"""Row B10 of marketplace 2.3: two who need two calendars. Locked one by one they deadlock; locked at once they wait."""

import threading
from typing import Any

import pytest
from django.db import OperationalError, connections, transaction

from marketplace.availability.actions.lock_calendars import lock_calendars
from marketplace.availability.models import SlotClaim
from tests.factories.availability import a_hold, a_worker_with_hours
from tests.support.patience import PATIENCE

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]


@pytest.fixture
def pair():
    return a_worker_with_hours(name="Ada"), a_worker_with_hours(name="Bea")


def race(*runs) -> list[Any]:
    results: list[Any] = [None] * len(runs)

    def run(number, call):
        try:
            results[number] = call()
        except Exception as error:
            results[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(runs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=PATIENCE)
    return results


def crew(workers, *, lock_first: bool, reference: str, both_started: threading.Barrier):
    """Claim one start with each worker in the order given, as a crew would: all or nobody."""

    def claim():
        with transaction.atomic():
            if lock_first:
                both_started.wait(timeout=PATIENCE)
                lock_calendars(worker_ids=[worker.pk for worker in workers])
            claims = []
            for number, worker in enumerate(workers):
                claims.append(a_hold(worker, "10:00", reference=reference))
                if number == 0 and not lock_first:
                    both_started.wait(timeout=PATIENCE)
            return claims

    return claim


def test_b10_negative_control_calendars_locked_one_by_one_in_opposite_order_deadlock(pair):
    ada, bea = pair
    barrier = threading.Barrier(2)
    results = race(
        crew([ada, bea], lock_first=False, reference="crew-1", both_started=barrier),
        crew([bea, ada], lock_first=False, reference="crew-2", both_started=barrier),
    )
    assert any(isinstance(result, OperationalError) and "deadlock detected" in str(result) for result in results)


@pytest.mark.parametrize("round_", range(3))
def test_b10_calendars_locked_at_once_in_the_order_of_their_ids_never_deadlock(pair, round_):
    ada, bea = pair
    barrier = threading.Barrier(2)
    results = race(
        crew([ada, bea], lock_first=True, reference="crew-1", both_started=barrier),
        crew([bea, ada], lock_first=True, reference="crew-2", both_started=barrier),
    )
    assert sorted(type(result).__name__ for result in results) == ["SlotAlreadyTaken", "list"]
    assert SlotClaim.objects.count() == 2
    assert len(set(SlotClaim.objects.values_list("reference", flat=True))) == 1  # no half crew
