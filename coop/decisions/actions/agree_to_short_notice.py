"""Agree in writing that a vote may open sooner than the rules ask."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.decisions.actions._move import lock_decision, require
from coop.decisions.actions._short_notice import live_entry, short_notice_here
from coop.decisions.enums import DecisionState
from coop.decisions.errors import AlreadyAgreed
from coop.decisions.models import Decision, ShortNoticeConsent
from coop.decisions.queries.short_notice import live_consent
from foundation.audit.actions.record import record
from foundation.errors import Invalid


@transaction.atomic
def agree_to_short_notice(*, by: Any, decision: Decision, sentence: str, at: datetime) -> ShortNoticeConsent:
    """`sentence` is what the member read and agreed to. It waits for the decision as opening does: in, or too late.

    Raises NotNow, NoticeIsNotShort, NotOnTheRoll, AlreadyAgreed, Invalid.
    """
    decision = lock_decision(decision)
    require(decision, DecisionState.NOTICED)
    short_notice_here(decision)
    entry = live_entry(by, decision)
    if not sentence.strip():
        raise Invalid(fields={"sentence": _("Say what is agreed.")})
    if live_consent(entry) is not None:
        raise AlreadyAgreed
    made = ShortNoticeConsent.objects.create(entry=entry, sentence=sentence.strip()[:600], at=at)
    data = {"round": decision.round, "member_no": entry.member_no}
    record(by=by, verb="decision.agree_to_short_notice", subject=decision, data=data, at=at)
    return made
