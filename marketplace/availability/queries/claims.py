"""Reading claims. Every look by worker and time goes through the index of the overlap constraint."""

from datetime import datetime, timedelta

from django.db.models import F, Q, QuerySet, Value

from marketplace.availability.calculations.calendars import needed_for, reach_of
from marketplace.availability.calculations.offers import OfferSpec
from marketplace.availability.calculations.spans import Span
from marketplace.availability.calculations.starts import why_not_open
from marketplace.availability.calculations.zones import zone_named
from marketplace.availability.enums import ClaimStatus, WhyNot
from marketplace.availability.models import SlotClaim
from marketplace.availability.models.ranges import InstantRange, WorkerRange
from marketplace.availability.queries.calendars import load_calendars
from marketplace.workers.models import Worker

A_YEAR = timedelta(days=366)


def live_at(at: datetime) -> Q:
    """The claims that keep others out at `at`: all but released ones and holds that ran out."""
    return ~Q(status=ClaimStatus.RELEASED.value) & ~Q(status=ClaimStatus.HELD.value, expires_at__lte=at)


def live_claims(worker: Worker, *, span: Span, at: datetime) -> QuerySet[SlotClaim]:
    """Return the live claims of a worker whose blocked time meets `span`, in order."""
    return (
        SlotClaim.objects.alias(who=WorkerRange(F("worker")))
        .filter(
            live_at(at),
            who__overlap=WorkerRange(Value(worker.pk)),
            blocked__overlap=InstantRange(Value(span.start), Value(span.end)),
        )
        .order_by("work_start")
    )


def clashes_with(worker: Worker, *, span: Span, at: datetime) -> list[SlotClaim]:
    """Return the requested and confirmed claims whose work meets `span`: what time off would run into (row B15)."""
    promised = live_claims(worker, span=span, at=at).exclude(status=ClaimStatus.HELD.value)
    return [claim for claim in promised if claim.work.overlaps(span)]


def claims_outside_hours(worker: Worker, *, at: datetime) -> list[tuple[SlotClaim, WhyNot]]:
    """Return the coming jobs of a worker that their hours, as they are now, would not allow, and why. Two queries.

    Nothing is cancelled when hours or a zone change: this is the list to look through (rows A12 and B15).
    """
    coming = Span(at, at + A_YEAR)
    promised = [
        claim
        for claim in live_claims(worker, span=coming, at=at).exclude(status=ClaimStatus.HELD.value)
        if claim.work_start > at
    ]
    if not promised:
        return []
    zone = zone_named(worker.zone)
    last = max(claim.work_end for claim in promised)
    needed = needed_for(reach_of(at, last, OfferSpec(duration_minutes=1)), zone)
    calendar = load_calendars([worker], needed=needed, at=at)[worker.pk].calendar()
    judged = ((claim, why_not_open(calendar, claim.work)) for claim in promised)
    return [(claim, reason) for claim, reason in judged if reason]


def claim_for(*, worker: Worker, purpose: str, reference: str) -> SlotClaim | None:
    """Return the claim that holds a reference's time with a worker, or None."""
    claims = SlotClaim.objects.filter(worker=worker, purpose=purpose, reference=reference)
    return claims.exclude(status=ClaimStatus.RELEASED.value).first()
