"""Give a person an office of the co-op."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from coop.membership.errors import AlreadyAMember, MayNotDecideMembership
from coop.membership.models import OfficeTerm
from coop.membership.policies import acts_for_a_decision, can_decide_membership
from foundation.audit.actions.record import record


@transaction.atomic
def appoint_officer(*, by: Any, user: Any, office: str, resolution: str, at: datetime) -> OfficeTerm:
    """Appoint `user` by a named resolution; `by` None is the software, after an election.

    Raises MayNotDecideMembership, or AlreadyAMember when the office is held already.
    """
    if not (acts_for_a_decision(by) or can_decide_membership(by)):
        raise MayNotDecideMembership
    try:
        with transaction.atomic():
            term = OfficeTerm.objects.create(user=user, office=office, starts_at=at, resolution=resolution)
    except IntegrityError as error:
        raise AlreadyAMember(_("This person holds that office already.")) from error
    record(by=by, verb="office.appointed", subject=term, data={"office": office}, at=at)
    return term
