"""Free the time of holds that ran out. System-only: part of claiming and of the sweep, under the calendar's lock."""

from collections.abc import Sequence
from datetime import datetime

from foundation.audit.actions.record import record
from marketplace.availability.enums import ClaimStatus
from marketplace.availability.models import SlotClaim


def release_stale(*, claim_ids: Sequence[int], at: datetime) -> int:
    """Release those of the claims that are still holds and ran out at `at`; return how many."""
    if not claim_ids:
        return 0
    stale = SlotClaim.objects.filter(pk__in=claim_ids, status=ClaimStatus.HELD.value, expires_at__lte=at)
    found = list(stale.select_for_update(no_key=True).order_by("pk"))
    SlotClaim.objects.filter(pk__in=[claim.pk for claim in found]).update(
        status=ClaimStatus.RELEASED.value, expires_at=None
    )
    for claim in found:
        record(by=None, verb="claim.lapsed", subject=claim, at=at)
    return len(found)
