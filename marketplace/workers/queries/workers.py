"""Reading workers."""

from datetime import date
from typing import Any

from django.db import connection
from django.db.models import F, Q, QuerySet

from coop.membership.models import Member
from coop.membership.queries.members import worker_membership
from foundation.rows import columns_of, instance_of, json_value, width_of
from marketplace.workers.calculations.geography import Point, metres_between, public_point
from marketplace.workers.errors import NeedsWorkerMembership, NeedsWorkerPage
from marketplace.workers.models import Check, Worker


def worker_of(user: Any) -> Worker | None:
    """The worker page of the signed-in person, with their membership; None when they have none."""
    if not getattr(user, "is_authenticated", False):
        return None
    workers = Worker.objects.filter(member__user=user).select_related("member", "member__user")
    # A person who left and came back has two memberships: the living one wins.
    return workers.order_by(F("member__ended_at").asc(nulls_first=True), "-id").first()


def membership_to_work_under(user: Any) -> Any:
    """The live worker membership of a person, whether or not they have a page yet; None when they have none."""
    return worker_membership(user)


def own_worker(user: Any) -> Worker:
    """The person's own worker page. Raises NeedsWorkerMembership, or NeedsWorkerPage for a member without one."""
    worker = worker_of(user)
    if worker is not None:
        return worker
    if membership_to_work_under(user) is None:
        raise NeedsWorkerMembership
    raise NeedsWorkerPage


def checks_in_force(worker: Worker, *, on: date) -> QuerySet[Check]:
    """What was checked about a worker and has not run out, newest first."""
    return worker.checks.filter(_valid(on)).order_by("-verified_on", "-id")


def has_required_checks(worker: Worker, kinds: list[str], *, trade_slug: str, on: date) -> bool:
    """Whether every kind of check a trade asks for is in force for this worker and trade."""
    return not missing_checks(worker, kinds, trade_slug=trade_slug, on=on)


def missing_checks(worker: Worker, kinds: list[str], *, trade_slug: str, on: date) -> list[str]:
    """The kinds of check a trade asks for that this worker does not have in force, in the order asked."""
    if not kinds:
        return []
    found = worker.checks.filter(_valid(on), trade_slug__in=["", trade_slug], kind__in=kinds)
    held = set(found.values_list("kind", flat=True))
    return [kind for kind in kinds if kind not in held]


# Written in SQL: this is one of the pages people look at most.
PUBLIC = f"""
SELECT {columns_of(Worker, "w")}, {columns_of(Member, "m")},
  (SELECT coalesce(json_agg(json_build_object('kind', c.kind, 'title', c.title, 'verified_on', c.verified_on,
      'expires_on', c.expires_on, 'by', u.name) ORDER BY c.verified_on DESC, c.id DESC), '[]')
    FROM marketplace_workers_check c JOIN foundation_accounts_user u ON u.id = c.verified_by_id
    WHERE c.worker_id = w.id AND c.verified_on <= %(on)s AND (c.expires_on IS NULL OR c.expires_on >= %(on)s))
FROM marketplace_workers_worker w JOIN coop_membership_member m ON m.id = w.member_id WHERE w.slug = %(slug)s
"""  # noqa: S608 - columns of our own models


def public_worker(slug: str, *, on: date) -> tuple[Worker, list[dict[str, Any]]] | None:
    """One worker for their page with the membership, and the checks in force: kind, title, verified_on, expires_on, by.

    One query. `policies.can_see_worker` says who may look.
    """
    with connection.cursor() as cursor:
        cursor.execute(PUBLIC, {"slug": slug, "on": on})
        row = cursor.fetchone()
    if row is None:
        return None
    width = width_of(Worker)
    worker = instance_of(Worker, row[:width])
    worker.member = instance_of(Member, row[width : width + width_of(Member)])
    return worker, json_value(row[-1])


def _valid(on: date) -> Q:
    return Q(verified_on__lte=on) & (Q(expires_on__isnull=True) | Q(expires_on__gte=on))


def metres_to(worker: Worker, place: Point) -> int:
    """How far a place is, measured from the worker's public point: what search shows, and what a booking must obey."""
    return metres_between(public_point(Point(worker.base_latitude_e6, worker.base_longitude_e6)), place)
