"""Take back one's agreement to a short notice. Possible until voting opens."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.decisions.actions._move import lock_decision, require
from coop.decisions.actions._short_notice import live_entry, short_notice_here
from coop.decisions.enums import DecisionState
from coop.decisions.errors import NothingToTakeBack
from coop.decisions.models import Decision, ShortNoticeConsent
from coop.decisions.queries.short_notice import live_consent
from foundation.audit.actions.record import record


@transaction.atomic
def withdraw_short_notice(*, by: Any, decision: Decision, at: datetime) -> ShortNoticeConsent:
    """Raises NotNow (voting has opened), NoticeIsNotShort, NotOnTheRoll, NothingToTakeBack."""
    decision = lock_decision(decision)
    require(decision, DecisionState.NOTICED)
    short_notice_here(decision)
    entry = live_entry(by, decision)
    found = live_consent(entry)
    if found is None:
        raise NothingToTakeBack
    found.withdrawn_at = at
    found.save(update_fields=["withdrawn_at"])
    data = {"round": decision.round, "member_no": entry.member_no}
    record(by=by, verb="decision.withdraw_short_notice", subject=decision, data=data, at=at)
    return found
