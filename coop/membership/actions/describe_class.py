"""Change what a class of members is called and how it is described. Its rights stay as they are."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.membership.errors import MayNotDescribeClass
from coop.membership.models import MemberClass
from coop.membership.policies import can_describe_class
from foundation.audit.actions.record import record
from foundation.errors import Invalid
from foundation.locks import lock_row


@transaction.atomic
def describe_class(*, by: Any, code: str, name: str, about: str, at: datetime) -> MemberClass:
    """Words only, by the board or the secretary, with a trace. Raises MayNotDescribeClass, Invalid."""
    if not can_describe_class(by):
        raise MayNotDescribeClass
    name, about = " ".join(name.split()), " ".join(about.split())
    if not name or len(name) > 60:
        raise Invalid(fields={"name": _("Give the class a name of at most sixty letters.")})
    if len(about) > 200:
        raise Invalid(fields={"about": _("Describe it in at most two hundred letters.")})
    one = lock_row(MemberClass.objects.all(), code)
    before = {"name": one.name, "about": one.about}
    if before == {"name": name, "about": about}:
        return one
    one.name, one.about = name, about
    one.save(update_fields=["name", "about"])
    record(by=by, verb="class.described", subject=one, data={"before": before, "name": name, "about": about}, at=at)
    return one
