"""Writing down a declared interest. Private to the actions of this room."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from coop.decisions.models import Decision, Interest
from coop.membership.models import Member
from foundation.audit.actions.record import record
from foundation.errors import Invalid

MOST = 1000  # characters


def write_interest(decision: Decision, member: Member, text: str, *, by: Any, at: datetime) -> Interest:
    """Raises Invalid for no words, or too many. What was said is in the row, not in the audit record."""
    words = text.replace("\r\n", "\n").strip()
    if not words:
        raise Invalid(fields={"text": _("Say what you stand to gain or lose.")})
    if len(words) > MOST:
        raise Invalid(fields={"text": _("There is room for 1,000 characters.")})
    made = Interest.objects.create(decision=decision, member=member, text=words, at=at)
    record(by=by, verb="decision.declare_interest", subject=decision, data={"interest": made.pk}, at=at)
    return made
