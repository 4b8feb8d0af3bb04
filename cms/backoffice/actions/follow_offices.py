"""Put people into the groups of what they were appointed to, and take them out of those they were not."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction

from cms.backoffice.auth import AUDITORS, EDITORS, FACILITATORS, FOLLOWED, GROUP_OF
from cms.backoffice.enums import Task
from cms.backoffice.models import Appointment
from cms.learning.models import FacilitatorTerm
from coop.membership.enums import Office
from coop.membership.models import OfficeTerm

GROUP_OF_TASK: dict[str, str] = {Task.EDITOR: EDITORS, Task.AUDITOR: AUDITORS}


@transaction.atomic
def follow_offices(*, user: Any = None) -> int:
    """For one user, or for everybody; return how many places changed. Staff count as coordinators. System-only."""
    ids = dict(Group.objects.filter(name__in=FOLLOWED).values_list("name", "pk"))
    through = get_user_model().groups.through
    places = through.objects.filter(group_id__in=ids.values())
    if user is not None:
        places = places.filter(user=user)
    wanted = {(pk, ids[name]) for pk, name in _appointed(user) if name in ids}
    held = {(user_id, group_id): pk for pk, user_id, group_id in places.values_list("pk", "user_id", "group_id")}
    gone = [pk for place, pk in held.items() if place not in wanted]
    new = [place for place in sorted(wanted) if place not in held]
    places.filter(pk__in=gone).delete()
    through.objects.bulk_create([through(user_id=pk, group_id=group) for pk, group in new], ignore_conflicts=True)
    return len(gone) + len(new)


def _appointed(user: Any) -> set[tuple[int, str]]:
    """Who is in which group by right: offices, facilitators, editors and auditors of today, and staff."""
    those = {"ends_at__isnull": True} if user is None else {"ends_at__isnull": True, "user": user}
    offices = OfficeTerm.objects.filter(**those)
    facilitators = FacilitatorTerm.objects.filter(**those)
    tasks = Appointment.objects.filter(**those)
    staff = get_user_model().objects.filter(is_staff=True, is_active=True)
    if user is not None:
        staff = staff.filter(pk=user.pk)
    return {
        *((pk, GROUP_OF[office]) for pk, office in offices.values_list("user_id", "office") if office in GROUP_OF),
        *((pk, FACILITATORS) for pk in facilitators.values_list("user_id", flat=True)),
        *((pk, GROUP_OF_TASK[task]) for pk, task in tasks.values_list("user_id", "task")),
        *((pk, GROUP_OF[Office.COORDINATOR]) for pk in staff.values_list("pk", flat=True)),
    }
