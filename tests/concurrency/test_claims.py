"""Twenty people want one start; and money meets the clock. Rows B8 and B14 of marketplace 2.3, on real connections.

The negative controls come with each race: without the lock and the constraint the time is sold twice, and each of the
two guards alone is enough to prevent it.
"""

import threading
from collections import Counter
from collections.abc import Callable
from contextlib import contextmanager
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.db import connection, connections

from foundation.errors import Fact
from marketplace.availability.actions import claim_slot as claim_module
from marketplace.availability.actions.confirm_claim import confirm_claim
from marketplace.availability.actions.move_claim import move_claim
from marketplace.availability.actions.reclaim_slot import reclaim_slot
from marketplace.availability.actions.sweep_stale_claims import sweep_stale_claims
from marketplace.availability.errors import ClaimLapsed, SlotAlreadyTaken
from marketplace.availability.models import SlotClaim
from marketplace.workers.models import Worker
from tests.factories.availability import AT, a_hold, a_worker_with_hours, an_offer, on_monday
from tests.support.patience import PATIENCE

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]
CONSTRAINT = "live_claims_of_a_worker_never_overlap"


def all_at_once(*calls: Callable[[], Any]) -> list[Any]:
    """Run each call on a connection of its own, all let go at one moment; return results and exceptions in order."""
    gate = threading.Barrier(len(calls))
    results: list[Any] = [None] * len(calls)

    def run(number: int, call: Callable[[], Any]) -> None:
        try:
            connection.ensure_connection()
            gate.wait(timeout=PATIENCE)
            results[number] = call()
        except Exception as error:
            results[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=PATIENCE)
    return results


@contextmanager
def without_the_constraint():
    """Take the overlap constraint away and put it back as it was."""
    table = SlotClaim._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = %s", [CONSTRAINT])
        (definition,) = cursor.fetchone()
        cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {CONSTRAINT}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table}")
            cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {CONSTRAINT} {definition}")


@pytest.fixture
def without_the_lock(monkeypatch):
    """Read the calendar's row without locking it, and let all claimers look before any of them writes."""

    def switch_off(claimers: int) -> None:
        everybody_looked = threading.Barrier(claimers)
        judge = claim_module.why_not_start

        def look_then_wait(*args, **kwargs):
            reason = judge(*args, **kwargs)
            everybody_looked.wait(timeout=PATIENCE)
            return reason

        monkeypatch.setattr(
            claim_module, "lock_calendars", lambda *, worker_ids: Worker.objects.filter(pk__in=worker_ids)
        )
        monkeypatch.setattr(claim_module, "why_not_start", look_then_wait)

    return switch_off


@pytest.fixture
def worker():
    return a_worker_with_hours()


def claimers(worker, number: int, clock: str = "10:00") -> list[Callable[[], Any]]:
    return [lambda n=n: a_hold(worker, clock, reference=f"CW-{n}") for n in range(number)]


def kinds(results: list[Any]) -> Counter[str]:
    return Counter(type(result).__name__ for result in results)


def test_b8_of_twenty_claims_for_one_start_exactly_one_wins_and_nineteen_are_told_kindly(worker):
    results = all_at_once(*claimers(worker, 20))
    assert kinds(results) == {"SlotClaim": 1, "SlotAlreadyTaken": 19}
    assert SlotClaim.objects.count() == 1
    refused = [result for result in results if isinstance(result, SlotAlreadyTaken)]
    assert {fact.status for fact in refused} == {409}
    assert {len(fact.nearest) for fact in refused} == {3}


def test_b8_starts_that_overlap_without_being_the_same_are_one_start_too(worker):
    results = all_at_once(
        *claimers(worker, 5, "10:00"),
        *[lambda n=n: a_hold(worker, "10:30", reference=f"CW-later-{n}") for n in range(5)],
    )
    assert kinds(results) == {"SlotClaim": 1, "SlotAlreadyTaken": 9}


def test_negative_control_without_lock_and_constraint_the_time_is_sold_again_and_again(worker, without_the_lock):
    without_the_lock(4)
    with without_the_constraint():
        results = all_at_once(*claimers(worker, 4))
        assert kinds(results) == {"SlotClaim": 4}
        assert SlotClaim.objects.count() == 4


def test_the_constraint_alone_lets_one_through_and_the_others_are_told_kindly(worker, without_the_lock):
    without_the_lock(4)
    results = all_at_once(*claimers(worker, 4))
    assert kinds(results) == {"SlotClaim": 1, "SlotAlreadyTaken": 3}
    assert SlotClaim.objects.count() == 1


def test_the_lock_alone_lets_one_through(worker):
    with without_the_constraint():
        results = all_at_once(*claimers(worker, 8))
        assert kinds(results) == {"SlotClaim": 1, "SlotAlreadyTaken": 7}


def test_twenty_claims_for_twenty_workers_do_not_wait_for_each_other_or_fail(worker):
    others = [worker, *(a_worker_with_hours(name=f"Worker {n}") for n in range(7))]
    results = all_at_once(*[lambda w=w: a_hold(w, "10:00") for w in others])
    assert kinds(results) == {"SlotClaim": 8}


def test_the_same_reference_pressed_twice_holds_one_time(worker):
    results = all_at_once(*[lambda: a_hold(worker, "10:00", reference="CW-1") for _ in range(2)])
    assert kinds(results) == {"SlotClaim": 2}
    assert len({claim.pk for claim in results}) == 1
    assert SlotClaim.objects.count() == 1


def test_b7_one_stale_hold_and_several_who_want_its_time(worker):
    a_hold(worker, "10:00")
    later = AT + timedelta(minutes=16)
    results = all_at_once(*[lambda n=n: a_hold(worker, "10:00", reference=f"CW-{n}", at=later) for n in range(6)])
    assert kinds(results) == {"SlotClaim": 1, "SlotAlreadyTaken": 5}
    assert sorted(SlotClaim.objects.values_list("status", flat=True)) == ["held", "released"]


END_OF_HOLD = AT + timedelta(minutes=15)


@pytest.mark.parametrize("round_", range(8))
def test_b14_payment_and_expiry_at_one_moment_end_in_one_of_the_two_never_in_both(worker, round_):
    claim = a_hold(worker, "10:00")
    paid, swept = all_at_once(
        lambda: confirm_claim(by=None, claim=SlotClaim.objects.get(pk=claim.pk), at=END_OF_HOLD),
        lambda: sweep_stale_claims(at=END_OF_HOLD),
    )
    claim.refresh_from_db()
    if isinstance(paid, ClaimLapsed):
        assert (swept, claim.status) == (1, "released")
    else:
        assert (swept, paid.status, claim.status) == (0, "confirmed", "confirmed")


@pytest.mark.parametrize("round_", range(5))
def test_b14_a_late_payment_and_a_newcomer_never_both_get_the_time(worker, round_):
    claim = a_hold(worker, "10:00")
    sweep_stale_claims(at=END_OF_HOLD)
    results = all_at_once(
        lambda: reclaim_slot(by=None, claim=SlotClaim.objects.get(pk=claim.pk), offer=an_offer(), at=END_OF_HOLD),
        lambda: a_hold(worker, "10:30", at=END_OF_HOLD),
    )
    assert kinds(results) == {"SlotClaim": 1, "SlotAlreadyTaken": 1}
    assert SlotClaim.objects.exclude(status="released").count() == 1
    assert all(not isinstance(r, Exception) or isinstance(r, Fact) for r in results)


def test_b14_negative_control_a_sweep_that_does_not_look_again_undoes_a_payment(worker):
    """What goes wrong when the sweep trusts what it read before the payment committed."""
    claim = a_hold(worker, "10:00")
    ids = list(SlotClaim.objects.filter(status="held", expires_at__lte=END_OF_HOLD).values_list("pk", flat=True))
    confirm_claim(by=None, claim=claim, at=END_OF_HOLD)
    SlotClaim.objects.filter(pk__in=ids).update(status="released", expires_at=None)
    claim.refresh_from_db()
    assert claim.status == "released"  # paid, and without a time


def test_a_job_and_its_mover_meet_a_newcomer_and_nobody_overlaps(worker):
    claim = confirm_claim(by=None, claim=a_hold(worker, "09:00"), at=AT)
    results = all_at_once(
        lambda: move_claim(
            by=None, claim=SlotClaim.objects.get(pk=claim.pk), offer=an_offer(), start=on_monday("14:00"), at=AT
        ),
        lambda: a_hold(worker, "14:30"),
        lambda: a_hold(worker, "13:30"),
    )
    assert set(kinds(results)) <= {"SlotClaim", "SlotAlreadyTaken"}
    live = list(SlotClaim.objects.exclude(status="released").order_by("work_start"))
    assert all(a.work_end <= b.work_start for a, b in pairwise(live))
