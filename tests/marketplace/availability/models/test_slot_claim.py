"""What the database itself refuses of claims; rows B3 to B6 of marketplace 2.3."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from marketplace.availability.models import SlotClaim
from tests.factories.availability import AT, on_monday
from tests.factories.marketplace import a_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_worker()


def row(worker, begins: str, ends: str, **fields) -> SlotClaim:
    start, end = on_monday(begins), on_monday(ends)
    given = {
        "worker": worker,
        "work_start": start,
        "work_end": end,
        "blocked": (start, end),
        "status": "confirmed",
        "purpose": "booking",
        "reference": f"{begins}-{ends}",
        "created_at": AT,
    }
    return SlotClaim(**(given | fields))


def test_b3_one_claim_may_begin_at_the_instant_another_ends(worker):
    row(worker, "10:00", "11:15").save()
    row(worker, "11:15", "12:00").save()
    assert SlotClaim.objects.count() == 2


@pytest.mark.parametrize("status", ["held", "requested", "confirmed"])
def test_b4_an_overlap_of_one_minute_is_refused(worker, status):
    row(worker, "10:00", "11:00").save()
    expiry = {"expires_at": AT} if status == "held" else {}
    with pytest.raises(IntegrityError, match="live_claims_of_a_worker_never_overlap"), transaction.atomic():
        row(worker, "10:59", "12:00", status=status, **expiry).save()


def test_the_blocked_time_counts_not_only_the_work(worker):
    row(worker, "10:00", "11:00", blocked=(on_monday("09:50"), on_monday("11:15"))).save()
    with pytest.raises(IntegrityError, match="live_claims_of_a_worker_never_overlap"), transaction.atomic():
        row(worker, "11:10", "12:00").save()


def test_another_worker_may_have_the_same_time(worker):
    row(worker, "10:00", "11:00").save()
    row(a_worker(name="Tomasz"), "10:00", "11:00").save()
    assert SlotClaim.objects.count() == 2


def test_a_released_claim_keeps_nobody_out(worker):
    row(worker, "10:00", "11:00", status="released").save()
    row(worker, "10:00", "11:00", reference="another").save()
    assert SlotClaim.objects.count() == 2


def test_b5_a_claim_moved_by_one_update_does_not_clash_with_itself(worker):
    claim = row(worker, "10:15", "11:25")
    claim.save()
    claim.work_start, claim.work_end = on_monday("10:30"), on_monday("11:40")
    claim.blocked = (claim.work_start, claim.work_end)
    claim.save()
    assert SlotClaim.objects.get().work_start == on_monday("10:30")


def test_b6_a_move_by_insert_then_release_is_refused_and_by_release_then_insert_is_allowed(worker):
    old = row(worker, "10:15", "11:25")
    old.save()
    with pytest.raises(IntegrityError, match="live_claims_of_a_worker_never_overlap"), transaction.atomic():
        row(worker, "10:30", "11:40").save()
    with transaction.atomic():
        old.status = "released"
        old.save()
        row(worker, "10:30", "11:40").save()
    assert list(SlotClaim.objects.order_by("id").values_list("status", flat=True)) == ["released", "confirmed"]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"status": "held"}, "a_hold_and_only_a_hold_expires"),
        ({"expires_at": AT}, "a_hold_and_only_a_hold_expires"),
        ({"status": "maybe"}, "a_claim_status_is_known"),
        ({"work_end": on_monday("10:00")}, "work_ends_after_it_begins"),
        ({"blocked": (on_monday("10:30"), on_monday("12:00"))}, "work_lies_inside_its_blocked_time"),
        ({"blocked": (on_monday("10:00"), None)}, "blocked_time_has_two_ends"),
        ({"place_latitude_e6": 1}, "a_place_has_both_coordinates"),
    ],
)
def test_a_claim_that_contradicts_itself_is_refused(worker, fields, sentence):
    with pytest.raises(IntegrityError, match=sentence), transaction.atomic():
        row(worker, "10:00", "11:00", **fields).save()


def test_a_reference_has_one_live_claim_with_a_worker(worker):
    row(worker, "10:00", "11:00", reference="CW-1").save()
    with pytest.raises(IntegrityError, match="a_reference_has_one_live_claim_per_worker"), transaction.atomic():
        row(worker, "12:00", "13:00", reference="CW-1").save()


def test_an_insert_that_finds_the_time_taken_says_so_and_leaves_the_transaction_usable(worker):
    first, second = row(worker, "10:00", "11:00"), row(worker, "10:30", "11:30")
    assert first.insert_unless_taken() is True
    assert second.insert_unless_taken() is False
    assert (first.pk is not None, second.pk) == (True, None)
    assert SlotClaim.objects.get(pk=first.pk).blocked.upper == on_monday("11:00")


def test_looking_for_claims_by_worker_and_time_uses_the_index_of_the_overlap_constraint(worker):
    """The expression must be the constraint's own, or years of claims are read for one week of times."""
    start = on_monday("08:00") - timedelta(days=3000)
    SlotClaim.objects.bulk_create(
        row(
            worker,
            "10:00",
            "11:00",
            work_start=start + timedelta(hours=n),
            work_end=start + timedelta(hours=n, minutes=50),
            blocked=(start + timedelta(hours=n), start + timedelta(hours=n, minutes=50)),
            reference=f"R{n}",
        )
        for n in range(3000)
    )
    from marketplace.availability.queries.calendars import CALENDAR_SQL

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE marketplace_availability_slotclaim")
        cursor.execute(
            "EXPLAIN " + CALENDAR_SQL,
            {
                "workers": [worker.pk],
                "first": start.date(),
                "last": start.date(),
                "hours_from": start,
                "claims_from": start,
                "until": start + timedelta(days=14),
                "at": AT,
                "without": 0,
            },
        )
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "live_claims_of_a_worker_never_overlap" in plan
