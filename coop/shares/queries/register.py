"""The register of members as at any instant: five statements, however many rows."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Q, QuerySet

from coop.membership.models import Member, OfficeTerm, RegisterDetails
from coop.membership.queries.register_details import details_at, details_of_people
from coop.shares.calculations.register import Officer, RegisterRow
from coop.shares.queries.holdings import holdings_of
from foundation.home import home_zone

# Retained patronage of each member at the end of a day: the other property somebody may have in the co-op.
RETAINED = """
SELECT split_part(a.code, ':', 2) AS owner, sum(side.net)
FROM payments_ledger_account a
JOIN LATERAL (
  SELECT e.amount AS net, e.booked_on FROM payments_ledger_entry e
  WHERE e.credit_id = a.id AND e.state IN ('posted', 'post')
  UNION ALL
  SELECT -e.amount, e.booked_on FROM payments_ledger_entry e
  WHERE e.debit_id = a.id AND e.state IN ('posted', 'post')
) AS side ON side.booked_on <= %(day)s
WHERE a.head_id = '3210' AND a.unit = %(unit)s AND split_part(a.code, ':', 2) = ANY (%(owners)s)
GROUP BY 1
"""


def members_entered(*, at: datetime) -> "QuerySet[Member]":
    """Everybody who had been admitted by `at`, in the order of their numbers."""
    return (
        Member.objects.filter(active_from__lte=at, member_no__isnull=False)
        .select_related("member_class")
        .order_by("member_no")
    )


def register(
    *, at: datetime, after: int = 0, limit: int | None = None, ceased: bool = True
) -> tuple[list[RegisterRow], int]:
    """Rows with a number above `after`, and the number to ask for the next page with (0: no more).

    `ceased`: with those whose membership had ended by `at`.
    """
    members = members_entered(at=at).filter(member_no__gt=after)
    if not ceased:
        members = members.filter(Q(ended_at__isnull=True) | Q(ended_at__gt=at))
    found = list(members[: limit + 1] if limit else members)
    more = limit is not None and len(found) > limit
    found = found[:limit] if limit else found
    details = details_at([member.pk for member in found], at=at)
    holdings = holdings_of([member.pk for member in found], at=at)
    retained = _retained([member.account_id for member in found], at=at)
    offices = _offices([member.user_id for member in found], at=at)
    rows = [
        RegisterRow(
            member_id=member.pk,
            member_no=member.member_no or 0,
            account_id=member.account_id,
            **_as_told(details.get(member.pk)),
            class_name=member.member_class.name,
            entered=member.active_from or at,
            ceased=member.ended_at if member.ended_at and member.ended_at <= at else None,
            holdings=holdings.get(member.pk, {}),
            other_minor=retained.get(member.account_id, 0),
            offices=tuple(offices.get(member.user_id, ())),
        )
        for member in found
    ]
    return rows, rows[-1].member_no if more else 0


def officers(*, at: datetime) -> list[Officer]:
    """Who held which office at `at`, under the name that the register had then. Two statements."""
    terms = list(_terms(at=at).select_related("user").order_by("office", "starts_at", "id"))
    told = details_of_people((term.user_id for term in terms), at=at)
    found = []
    for term in terms:
        then = told.get(term.user_id)
        name = (then.name if then else "") or term.user.name or term.user.email
        address = then.address if then else ""
        found.append(Officer(name, term.get_office_display(), term.starts_at, term.resolution, address))
    return found


def _as_told(details: RegisterDetails | None) -> dict[str, str]:
    """What the member had told by then. An entry without any version is blank: today's words would be made up."""
    if details is None:
        return {"name": "", "address": "", "email": "", "email_for": ""}
    purpose = str(details.get_email_for_display()) if details.email_for else ""
    return {"name": details.name, "address": details.address, "email": details.email, "email_for": purpose}


def _terms(*, at: datetime) -> "QuerySet[OfficeTerm]":
    return OfficeTerm.objects.filter(starts_at__lte=at).filter(Q(ends_at__isnull=True) | Q(ends_at__gt=at))


def _offices(users: Iterable[Any], *, at: datetime) -> dict[Any, list[str]]:
    found: dict[Any, list[str]] = {}
    for term in _terms(at=at).filter(user_id__in=list(users)).order_by("office", "id"):
        found.setdefault(term.user_id, []).append(term.get_office_display())
    return found


def _retained(owners: list[str], *, at: datetime) -> dict[str, int]:
    zone = home_zone()
    values: dict[str, Any] = {
        "owners": owners,
        "unit": str(settings.COOP["currency"]),
        "day": at.astimezone(zone).date(),
    }
    with connection.cursor() as cursor:
        cursor.execute(RETAINED, values)
        return {owner: int(amount) for owner, amount in cursor.fetchall()}
