"""End somebody's term in an office."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.membership.errors import MayNotDecideMembership, WrongState
from coop.membership.models import OfficeTerm
from coop.membership.policies import acts_for_a_decision, can_decide_membership
from foundation.audit.actions.record import record
from foundation.locks import lock_row


@transaction.atomic
def end_office(*, by: Any, term: OfficeTerm, resolution: str, at: datetime) -> OfficeTerm:
    """End it now, by a named decision or because the membership ended (`by` None: the software).

    The person themselves may step down. Raises MayNotDecideMembership; WrongState when it has ended already.
    """
    term = lock_row(OfficeTerm.objects.all(), term.pk)
    if not (acts_for_a_decision(by) or can_decide_membership(by) or by.pk == term.user_id):
        raise MayNotDecideMembership
    if term.ends_at is not None:
        raise WrongState(_("This term has ended already."))
    term.ends_at = at
    term.save(update_fields=["ends_at"])
    record(by=by, verb="office.ended", subject=term, data={"office": term.office, "resolution": resolution}, at=at)
    return term
