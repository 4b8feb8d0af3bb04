"""What the clock should ask for now. It only asks: the guards decide."""

from datetime import datetime

from django.db.models import Q

from coop.decisions.calculations.clear_days import local_day
from coop.decisions.enums import WON, DecisionState
from coop.decisions.models import Decision, RollEntry, Task
from coop.membership.enums import ENDED, MemberState
from coop.membership.models import Member
from foundation.home import home_zone

S = DecisionState


def due_to_open(*, at: datetime) -> list[Decision]:
    return list(Decision.objects.filter(state=S.NOTICED, opens_at__lte=at, closes_at__gt=at).order_by("opens_at", "id"))


def due_to_close(*, at: datetime) -> list[Decision]:
    return list(Decision.objects.filter(state=S.OPEN, closes_at__lte=at).order_by("closes_at", "id"))


def due_to_count(*, at: datetime) -> list[Decision]:
    """Closed and not counted yet: a count that stopped half way starts again."""
    return list(Decision.objects.filter(state=S.CLOSED, closed_at__lte=at).order_by("closed_at", "id"))


def due_to_declare(*, at: datetime) -> list[Decision]:
    """Counted: the result is told promptly, whether or not the secretary is at the desk."""
    return list(
        Decision.objects.filter(state=S.COUNTED).filter(Q(closed_at__lte=at) | Q(closed_at=None)).order_by("id")
    )


def due_to_confirm(*, at: datetime) -> list[Decision]:
    return list(Decision.objects.filter(state=S.DECLARED, challenge_until__lte=at).order_by("challenge_until", "id"))


def due_in_force(*, at: datetime) -> list[Decision]:
    """Carried and standing. Those that wait for a second vote are turned away by the guard."""
    found = Decision.objects.filter(state=S.CONFIRMED, outcome__in=WON, declared_at__lte=at)
    return list(found.select_related("pack").order_by("declared_at", "id"))


def without_a_vote_on_a_live_roll(*, at: datetime) -> list[Member]:
    """Members who lost their vote while a notice with them on the roll was being given (nobody saw the other), and
    leavers whose last day with a vote is over."""
    live = RollEntry.objects.filter(
        struck_at__isnull=True, roll__voided_at__isnull=True, roll__decision__state__in=[S.NOTICED, S.OPEN]
    )
    lost = Q(state__in=[MemberState.SUSPENDED, *ENDED]) | Q(state=MemberState.LEAVING, votes_until__lte=at)
    return list(Member.objects.filter(lost, pk__in=live.values("member_id")).order_by("pk"))


def overdue_tasks(*, at: datetime) -> list[Task]:
    """Tasks whose day has passed on the co-op's calendar and whose owner was not asked yet."""
    today = local_day(at, home_zone())
    return list(Task.objects.filter(done_at=None, asked_at=None, due_on__lt=today).order_by("due_on", "id"))
