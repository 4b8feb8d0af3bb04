"""Who has given no sign of life for years, and how far each has come on the way to lapsing (M10)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import DateTimeField, Exists, JSONField, Max, OuterRef, Q, Subquery

from coop.membership.calculations.guards import away_since
from coop.membership.enums import MemberState
from coop.membership.models import Member, MembershipEvent
from coop.membership.registry import LapseTerms, lapse_terms_at, signs_of

LETTER = "warn_of_lapse"
MOST = 200


@dataclass(frozen=True)
class Letter:
    """The last letter to a member, and the days it promised."""

    at: datetime
    days: int


@dataclass(frozen=True)
class Away:
    """Members without a sign of life for the years the rules name: not written to, and written to long enough ago."""

    to_write_to: list[Member]
    may_lapse: list[Member]


def last_active(members: Iterable[Member]) -> dict[int, datetime]:
    """The newest sign of life of each member, by membership; whoever was not admitted has none.

    It counts from the day of entry: a sign-in, any step of the membership but the letter itself, and what the rooms
    above know. A secret ballot leaves no trace here: whoever casts one has signed in.
    """
    found = list(members)
    steps = dict(
        MembershipEvent.objects.filter(member_id__in=[member.pk for member in found])
        .exclude(verb=LETTER)
        .order_by()
        .values_list("member_id")
        .annotate(Max("at"))
    )
    signs = signs_of(member.user_id for member in found)
    newest = {}
    for member in found:
        known = (member.active_from, member.user.last_login, steps.get(member.pk), signs.get(member.user_id))
        if member.active_from is not None:
            newest[member.pk] = max(one for one in known if one is not None)
    return newest


def last_letter(member: Member) -> Letter | None:
    """The last letter, with the days it promised; those that did not say promised what the rules began with."""
    sent = member.events.filter(verb=LETTER).order_by("-id").values_list("at", "data").first()
    return None if sent is None else Letter(sent[0], int(sent[1].get("days", LapseTerms.notice_days)))


def members_away(*, at: datetime) -> Away:
    """For the members' office: the longest away first, at most so many that a person can look at them."""
    long_ago = away_since(at, years=lapse_terms_at(at).years)
    steps = MembershipEvent.objects.filter(member_id=OuterRef("pk"))
    letters = steps.filter(verb=LETTER).order_by("-id")
    quiet = Q(user__last_login__isnull=True) | Q(user__last_login__lt=long_ago)
    found = list(
        Member.objects.filter(quiet, state=MemberState.ACTIVE, active_from__lt=long_ago)
        .exclude(Exists(steps.filter(at__gte=long_ago).exclude(verb=LETTER)))
        .annotate(
            letter_at=Subquery(letters.values("at")[:1], output_field=DateTimeField()),
            letter=Subquery(letters.values("data")[:1], output_field=JSONField()),
        )
        .select_related("user", "member_class")
        .order_by("active_from", "id")[:MOST]
    )
    seen = last_active(found) if found else {}
    away = [member for member in found if seen[member.pk] < long_ago]
    fresh = {member.pk for member in away if member.letter_at is not None and member.letter_at > seen[member.pk]}
    return Away(
        [member for member in away if member.pk not in fresh],
        [member for member in away if member.pk in fresh and _is_over(member, at)],
    )


def _is_over(member: Member, at: datetime) -> bool:
    days = int((member.letter or {}).get("days", LapseTerms.notice_days))  # type: ignore[attr-defined]
    return bool(member.letter_at + timedelta(days=days) <= at)  # type: ignore[attr-defined]
