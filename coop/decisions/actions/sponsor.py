"""Put one's name to a question. With enough names the board must put it to the members within its month."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from coop.decisions.actions._actor import member_for
from coop.decisions.actions._move import Actor, lock_decision, note, require
from coop.decisions.calculations.clear_days import add_months, day_begins, local_day
from coop.decisions.enums import DecisionState, Side, SupportKind
from coop.decisions.errors import AlreadySupported
from coop.decisions.models import Decision, Sponsor
from coop.decisions.queries.support import procedure_number, support_of
from coop.decisions.queries.zone import zone_of

S = DecisionState


@transaction.atomic
def sponsor(*, by: Any, decision: Decision, at: datetime) -> Sponsor:
    """Raises OnlyMembers, NotNow, AlreadySupported.

    When the names are enough for the first time, the requisition stands from now, and the board has its month.
    """
    decision = lock_decision(decision)
    require(decision, S.SUBMITTED, S.ADMISSIBLE, S.DELIBERATING)
    member = member_for(by, at=at)
    if Sponsor.objects.filter(
        decision=decision, member=member, kind=SupportKind.SPONSOR, withdrawn_at__isnull=True
    ).exists():
        raise AlreadySupported
    row = Sponsor.objects.create(decision=decision, member=member, kind=SupportKind.SPONSOR, at=at)
    support = support_of(decision, at=at)
    if support.reached and decision.requisitioned_at is None:
        months = procedure_number(decision, "board_convenes_months", 1)
        note(
            decision,
            "requisition",
            actor=Actor(Side.MEMBER, by),
            at=at,
            data={"sponsors": support.sponsors, "needed": support.needed},
            requisitioned_at=at,
            convene_by=_end_of(at, months, zone_of(decision)),
        )
    return row


def _end_of(at: datetime, months: int, zone: ZoneInfo) -> datetime:
    """The end of the last day of the board's month: the beginning of the day after."""
    last = add_months(local_day(at, zone), months)
    return day_begins(last.fromordinal(last.toordinal() + 1), zone)
