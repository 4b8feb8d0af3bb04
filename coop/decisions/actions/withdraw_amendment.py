"""Take back an amendment that has no answer yet. Once it is a motion, the motion is withdrawn as any other."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.decisions.actions._amendment import lock_amendment, write_reply
from coop.decisions.enums import AmendmentAnswer
from coop.decisions.errors import NotYourAmendment
from coop.decisions.models import Amendment
from foundation.audit.actions.record import record


@transaction.atomic
def withdraw_amendment(*, by: Any, amendment: Amendment, at: datetime) -> Amendment:
    """Raises NotYourAmendment, NotAmendable, AmendmentIsAnswered."""
    decision, amendment, _wording = lock_amendment(amendment)
    if amendment.member.user_id != by.pk:
        raise NotYourAmendment
    data = {"amendment": amendment.number}
    record(by=by, verb="decision.withdraw_amendment", subject=decision, data=data, at=at)
    return write_reply(amendment, AmendmentAnswer.WITHDRAWN, by=by, at=at)
