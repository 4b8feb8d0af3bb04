"""What the pages about decisions read."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from coop.decisions.enums import DECIDED_FOR_EVER, IN_PREPARATION, STOPPED, DecisionState, Kind, Outcome
from coop.decisions.models import (
    Ballot,
    CastMark,
    Challenge,
    Comment,
    CommentVersion,
    Decision,
    DecisionEvent,
    Minutes,
    Roll,
    RollEntry,
)
from coop.membership.enums import LIVE
from coop.membership.models import Member, MemberClass, OfficeTerm

S = DecisionState
# Decisions about one person are nobody's business outside the co-op.
PRIVATE_KINDS = (Kind.EXPULSION, Kind.REMOVAL)


def visible_to(user: Any, *, reads: bool) -> "QuerySet[Decision]":
    """The decisions a user may know of: drafts are their author's alone, `reads` is a member or officer."""
    signed_in = getattr(user, "is_authenticated", False)
    drafts = Q(state=S.DRAFT) | Q(state=S.WITHDRAWN, pack__isnull=True)
    found = Q(made_by=user) | ~drafts if signed_in else ~drafts
    decisions = Decision.objects.filter(found)
    if reads:
        return decisions
    public = ~Q(kind__in=PRIVATE_KINDS)
    # Whoever it is about is not kept from it by a suspension.
    return decisions.filter(public | Q(subject_payload__user_id=user.pk) if signed_in else public)


def find_decision(slug: str, *, user: Any, reads: bool) -> Decision | None:
    """One decision with what its page needs, or none."""
    found = visible_to(user, reads=reads).filter(slug=slug)
    return found.select_related("pack", "final_text", "proposer__user", "made_by", "earlier", "replaced_by").first()


def open_votes(user: Any, *, reads: bool) -> "QuerySet[Decision]":
    """Those members can vote on now, the first to close first, with `voted` and `on_roll`."""
    return _with_turnout(visible_to(user, reads=reads).filter(state=S.OPEN)).order_by("closes_at", "id")


def coming(user: Any, *, reads: bool) -> "QuerySet[Decision]":
    """Announced or in preparation; one's own drafts first."""
    states = (S.DRAFT, *IN_PREPARATION, S.NOTICED, S.ADJOURNED, S.CLOSED, S.COUNTED)
    return visible_to(user, reads=reads).filter(state__in=states).order_by("opens_at", "-id")


def decided(user: Any, *, reads: bool) -> "QuerySet[Decision]":
    """What was decided, or came to nothing, the newest first."""
    found = visible_to(user, reads=reads).filter(Q(state__in=DECIDED_FOR_EVER) | Q(state__in=STOPPED))
    return found.order_by(Coalesce("declared_at", "made_at").desc(), "-id")


def _with_turnout(decisions: "QuerySet[Decision]") -> "QuerySet[Decision]":
    here = {"box__decision": OuterRef("pk"), "box__roll__round": OuterRef("round")}
    named = Ballot.objects.filter(**here, superseded_at__isnull=True, discounted="").order_by()
    secret = CastMark.objects.filter(**here).order_by()
    entries = RollEntry.objects.filter(
        roll__decision=OuterRef("pk"), roll__round=OuterRef("round"), struck_at__isnull=True
    ).order_by()
    return decisions.annotate(voted=_count(named, "box") + _count(secret, "box"), on_roll=_count(entries, "roll"))


def _count(rows: "QuerySet[Any]", by: str) -> Coalesce:
    counted = rows.values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


@dataclass(frozen=True)
class Said:
    """One comment as it stands."""

    id: int
    author_id: int
    author: str
    at: Any
    text: str
    hidden_because: str
    edited: bool
    reply_to: int | None


def thread_of(decision: Decision) -> list[Said]:
    """All comments, each first one followed by its replies. Two queries."""
    comments = list(Comment.objects.filter(decision=decision).select_related("author__user").order_by("id"))
    words: dict[int, CommentVersion] = {}
    for version in CommentVersion.objects.filter(comment__decision=decision).order_by("comment_id", "number"):
        words[version.comment_id] = version
    said = [
        Said(
            id=one.pk,
            author_id=one.author.user_id,
            author=one.author.user.name,
            at=one.at,
            text=words[one.pk].text,
            hidden_because=words[one.pk].hidden_because,
            edited=words[one.pk].number > 1 and not words[one.pk].hidden_because,
            reply_to=one.reply_to_id,
        )
        for one in comments
        if one.pk in words
    ]
    return sorted(said, key=lambda one: (one.reply_to or one.id, one.id))


def events_of(decision: Decision) -> list[DecisionEvent]:
    """Everything that happened, the newest first."""
    return list(DecisionEvent.objects.filter(decision=decision).select_related("by").order_by("-version"))


def own_entry(decision: Decision, user: Any) -> RollEntry | None:
    """The user's place on the roll of the present round, struck or not."""
    if not getattr(user, "is_authenticated", False) or not decision.round:
        return None
    return RollEntry.objects.filter(roll__decision=decision, roll__round=decision.round, member__user=user).first()


def resembling(decision: Decision) -> list[Decision]:
    """Earlier decisions that may have asked the same: of the same kind, or sharing longer words with the title.

    Whether it is the same question is for people to judge.
    """
    words = [word for word in decision.title.lower().split() if len(word) > 4][:6]
    alike = Q(kind=decision.kind) if decision.kind != Kind.RESOLUTION else Q(pk__in=[])
    for word in words:
        alike |= Q(title__icontains=word)
    found = Decision.objects.filter(alike, declared_at__isnull=False).exclude(pk=decision.pk)
    return list(found.order_by("-declared_at")[:10])


def members_to_choose() -> "QuerySet[Member]":
    """Active members by name, for a list to choose from."""
    return Member.objects.filter(state="active").select_related("user").order_by("user__name", "member_no")


def members_to_expel() -> "QuerySet[Member]":
    """Everybody on the register by name: also who is suspended, or leaving."""
    return Member.objects.filter(state__in=LIVE).select_related("user").order_by("user__name", "member_no")


def office_holders(office: str) -> "QuerySet[OfficeTerm]":
    """Terms that run now in an office."""
    return OfficeTerm.objects.filter(office=office, ends_at__isnull=True).order_by("id")


def roll_by_class(roll: Roll) -> list[tuple[str, int]]:
    """How many of each class are on a roll, by the name of the class."""
    names = dict(MemberClass.objects.values_list("code", "name"))
    counted = RollEntry.objects.filter(roll=roll).values_list("member_class").annotate(number=Count("id"))
    return sorted((names.get(code, code), number) for code, number in counted.order_by())


def struck_entries(roll: Roll) -> list[RollEntry]:
    return list(RollEntry.objects.filter(roll=roll, struck_at__isnull=False).order_by("member_no"))


def minutes_of(decision: Decision) -> list[Minutes]:
    """The minutes of every round, the newest first, with their corrections."""
    return list(Minutes.objects.filter(decision=decision).prefetch_related("addenda").order_by("-round"))


def waiting_for_office() -> list[Decision]:
    """Decisions in which the secretary has a next step, the oldest first."""
    states = (
        *(state for state in IN_PREPARATION),
        S.RULED_OUT,
        S.NOTICED,
        S.OPEN,
        S.CLOSED,
        S.COUNTED,
        S.DECLARED,
        S.CHALLENGED,
        S.ADJOURNED,
        S.CONFIRMED,
        S.IN_FORCE,
        S.IMPLEMENTING,
    )
    found = Decision.objects.filter(state__in=states).exclude(state=S.CONFIRMED, outcome=Outcome.LOST)
    return list(found.order_by("id")[:200])


def open_challenges(decision: Decision) -> list[Challenge]:
    """What members questioned, the unanswered first."""
    found = Challenge.objects.filter(decision=decision).select_related("raised_by__user")
    return list(found.order_by("answered_at", "id"))


def entries_of(roll: Roll) -> "QuerySet[RollEntry]":
    """Everybody on a roll by number, with names."""
    return RollEntry.objects.filter(roll=roll).select_related("member__user", "member__member_class")


def entry_numbered(roll: Roll, number: int) -> RollEntry | None:
    """The entry of the member with this number."""
    found = RollEntry.objects.filter(roll=roll, member_no=number) if number < 2**31 else RollEntry.objects.none()
    return found.select_related("roll__decision").first()
