"""Sign that the members convene by themselves: possible once the board has let its month pass."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.decisions.actions._actor import member_for
from coop.decisions.actions._move import lock_decision, require_row
from coop.decisions.enums import SupportKind
from coop.decisions.errors import AlreadySupported, NotYetConvenable
from coop.decisions.models import Decision, Sponsor
from coop.decisions.queries.support import may_be_convened


@transaction.atomic
def sign_convening(*, by: Any, decision: Decision, at: datetime) -> Sponsor:
    """Raises OnlyMembers, NotNow, NotYetConvenable, AlreadySupported."""
    decision = lock_decision(decision)
    require_row(decision, "convene")
    if not may_be_convened(decision, at=at):
        raise NotYetConvenable
    member = member_for(by, at=at)
    row, made = Sponsor.objects.get_or_create(
        decision=decision, member=member, kind=SupportKind.CONVENER, withdrawn_at=None, defaults={"at": at}
    )
    if not made:
        raise AlreadySupported
    return row
