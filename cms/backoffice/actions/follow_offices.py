"""Put people into the groups of the offices they hold, and take them out of those they do not."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction

from cms.backoffice.auth import GROUP_OF
from coop.membership.enums import Office
from coop.membership.models import OfficeTerm


@transaction.atomic
def follow_offices(*, user: Any = None) -> int:
    """For one user, or for everybody; return how many places changed. Staff count as coordinators. System-only."""
    ids = dict(Group.objects.filter(name__in=GROUP_OF.values()).values_list("name", "pk"))
    places = get_user_model().groups.through.objects.filter(group_id__in=ids.values())
    terms = OfficeTerm.objects.filter(ends_at__isnull=True)
    staff = get_user_model().objects.filter(is_staff=True, is_active=True)
    if user is not None:
        places, terms, staff = places.filter(user=user), terms.filter(user=user), staff.filter(pk=user.pk)
    held_now = terms.values_list("user_id", "office")
    wanted = {(pk, ids[GROUP_OF[office]]) for pk, office in held_now if GROUP_OF.get(office) in ids}
    if GROUP_OF[Office.COORDINATOR] in ids:
        wanted |= {(pk, ids[GROUP_OF[Office.COORDINATOR]]) for pk in staff.values_list("pk", flat=True)}
    held = {(user_id, group_id): pk for pk, user_id, group_id in places.values_list("pk", "user_id", "group_id")}
    gone = [pk for place, pk in held.items() if place not in wanted]
    new = [place for place in sorted(wanted) if place not in held]
    places.filter(pk__in=gone).delete()
    through = get_user_model().groups.through
    through.objects.bulk_create([through(user_id=pk, group_id=group) for pk, group in new], ignore_conflicts=True)
    return len(gone) + len(new)
