"""The members convene by themselves: the text is final as it stands, and the conveners may give notice."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.decisions.actions._actor import member_for
from coop.decisions.actions._amendment import require_nothing_voted_on
from coop.decisions.actions._freeze import freeze_text
from coop.decisions.actions._move import Actor, lock_decision, move, require_row
from coop.decisions.actions._subject import require_possible
from coop.decisions.enums import Side, SupportKind
from coop.decisions.errors import NotYetConvenable, OnlyMembers, TooFewConveners
from coop.decisions.models import Decision
from coop.decisions.queries.support import may_be_convened, procedure_number, sponsors_of


@transaction.atomic
def convene(*, by: Any, decision: Decision, at: datetime) -> Decision:
    """Raises OnlyMembers (also for one who did not sign), NotNow, NotYetConvenable, TooFewConveners,
    SubjectHasAProblem, AmendmentsUnderWay.
    """
    decision = lock_decision(decision)
    require_row(decision, "convene")
    if not may_be_convened(decision, at=at):
        raise NotYetConvenable
    member = member_for(by, at=at)
    signed = [row.member_id for row in sponsors_of(decision, SupportKind.CONVENER)]
    needed = procedure_number(decision, "members_may_convene", 3)
    if len(signed) < needed:
        raise TooFewConveners(needed=needed, have=len(signed))
    if member.pk not in signed:
        raise OnlyMembers(_("Only the members who signed can convene."))
    require_possible(decision, at=at)
    require_nothing_voted_on(decision)
    return move(decision, "convene", actor=Actor(Side.CONVENERS, by), at=at, **freeze_text(decision))
