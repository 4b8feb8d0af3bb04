"""Who may vote, and who stood on the register on a day."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from coop.membership.enums import LIVE, MemberState
from coop.membership.models import Member, MembershipEvent


@dataclass(frozen=True)
class RollRow:
    """One person with one vote. `on_probation`: no vote on rules or the board (M4)."""

    member_id: int
    user_id: int
    member_class: str
    member_no: int
    active_from: datetime
    on_probation: bool = False


@dataclass(frozen=True)
class RegisterRow:
    """Where a membership stood on a day."""

    member_id: int
    state: str


def members_on_roll(
    *, at: datetime, right: str = "votes_in_general", but_not: Collection[str] = (), also: Collection[str] = ()
) -> list[RollRow]:
    """Everybody with a vote at `at`, by member number: each person once, in the class they chose or the older one.

    On it are active members, and those who leave while their vote lasts; of classes that have the `right` (a field of
    MemberClass) and are not among `but_not`, and of the classes `also`, whatever their rights. Whoever is in two
    classes votes in the other where only that has the vote.
    Suspended members are not on it. One statement, whatever the number.
    """
    voting = Q(state=MemberState.ACTIVE) | Q(state=MemberState.LEAVING, votes_until__gt=at)
    has_it = Q(**{f"member_class__{right}": True}) | Q(member_class__in=also)
    rows = (
        Member.objects.filter(voting, has_it, active_from__lte=at)
        .exclude(member_class__in=but_not)
        .order_by("-votes_here", "member_no")
        .values_list(
            "id", "user_id", "member_class_id", "member_no", "active_from", "probation__id", "probation__confirmed_at"
        )
    )
    first: dict[int, RollRow] = {}
    for pk, user_id, code, number, since, probation, confirmed in rows:
        if user_id not in first and number is not None and since is not None:
            on_probation = probation is not None and (confirmed is None or confirmed > at)
            first[user_id] = RollRow(pk, user_id, code, number, since, on_probation)
    return sorted(first.values(), key=lambda row: row.member_no)


def register_as_at(*, at: datetime) -> Sequence[RegisterRow]:
    """Everybody who was on the register at `at`, from the history alone: also of a day long past."""
    last = (
        MembershipEvent.objects.filter(at__lte=at)
        .exclude(member__member_no=None)
        .order_by("member_id", "-at", "-id")
        .distinct("member_id")
        .values_list("member_id", "to_state")
    )
    return [RegisterRow(pk, state) for pk, state in last if state in LIVE]
