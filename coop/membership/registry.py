"""What higher rooms tell membership, and what it tells them.

Every callable may make at most one query.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from foundation.registry import Hooks, Registry

# Called inside the transaction of the change, with `member` and `at`. Keys: "applied" (not on paper), "approved",
# "admitted", "suspended", "gave_notice" (to leave; `votes_until` says whether the vote goes on), "returned" (from a
# suspension, or a notice taken back), "ended" (left, expelled, died or lapsed) and "refused" (an application came to
# nothing: refused, taken back, or not paid in time).
events = Hooks("coop.membership.events")


@dataclass(frozen=True)
class Card:
    """One thing on the members' page of the co-op. Lower `order` comes first; `figure` is drawn large."""

    title: str
    sentence: str
    url: str
    link_text: str
    order: int = 100
    figure: str = ""


# fn(*, user, roles, at) -> Card | None
coop_cards: Registry[Callable[..., Card | None]] = Registry("coop.membership.coop_cards")


@dataclass(frozen=True)
class Cost:
    """What joining a class costs: an amount ready to read, and whether it comes back."""

    label: str
    amount: str
    note: str = ""


# fn(*, member_class, at) -> the costs of joining in this class
join_costs: Registry[Callable[..., Iterable[Cost]]] = Registry("coop.membership.join_costs")


@dataclass(frozen=True)
class NextStep:
    """The one thing to do now."""

    sentence: str
    url: str
    link_text: str
    order: int = 100


# fn(*, member, at) -> NextStep | None
next_steps: Registry[Callable[..., NextStep | None]] = Registry("coop.membership.next_steps")

# fn(*, member, at) -> whether money for this application is on its way, so that it must not expire now
payments_under_way: Registry[Callable[..., bool]] = Registry("coop.membership.payments_under_way")


# fn(*, member, at) -> days to pay from the acceptance on, or None where nothing was decided and the class says it
days_to_pay: Registry[Callable[..., int | None]] = Registry("coop.membership.days_to_pay")


# fn(*, member, proof, at) -> whether `proof` names a decision in force by which the members expelled this member, with
# the majority, the notice to the person and the days for a challenge that the rules ask for (M7)
proofs_of_expulsion: Registry[Callable[..., bool]] = Registry("coop.membership.proofs_of_expulsion")


# fn(*, member) -> the address of the page where members are asked to expel this member
ways_to_expel: Registry[Callable[..., str]] = Registry("coop.membership.ways_to_expel")


@dataclass(frozen=True)
class LapseTerms:
    """After how many years without a sign of life a membership may lapse, and how many days the letter leaves (M10)."""

    years: int = 3
    notice_days: int = 60


# fn(*, at) -> LapseTerms, as the members decided; nothing registered: as the class above says
lapse_terms: Registry[Callable[..., LapseTerms]] = Registry("coop.membership.lapse_terms")

# fn(*, users: the ids of people) -> {user id: when they last did something that this room knows of}, for those who did
signs_of_life: Registry[Callable[..., dict[int, datetime]]] = Registry("coop.membership.signs_of_life")


@dataclass(frozen=True)
class Text:
    """A text somebody agrees to, word for word, and where it can be read in full."""

    title: str
    body: str
    url: str = ""


# key: a ConsentKind. fn(*, at) -> Text. What nobody registers is in coop.membership.texts.
consent_texts: Registry[Callable[..., Text]] = Registry("coop.membership.consent_texts")


def next_step_for(*, member: Any, at: Any) -> NextStep | None:
    """The first thing a member or applicant has to do, of all that the rooms know."""
    found = [step for _key, ask in next_steps.items() if (step := ask(member=member, at=at)) is not None]
    return min(found, key=lambda step: step.order, default=None)


def cards_for(*, user: Any, roles: Iterable[str], at: Any) -> list[Card]:
    """The cards of all rooms for this person, in order."""
    found = [card for _key, make in coop_cards.items() if (card := make(user=user, roles=set(roles), at=at))]
    return sorted(found, key=lambda card: (card.order, card.title))


def costs_of(*, member_class: Any, at: Any) -> list[Cost]:
    return [cost for _key, tell in join_costs.items() for cost in tell(member_class=member_class, at=at)]


def days_to_pay_for(*, member: Any, at: Any) -> int:
    """How long an accepted applicant has to pay: as decided, else as the class says."""
    decided = [days for _key, ask in days_to_pay.items() if (days := ask(member=member, at=at)) is not None]
    return int(decided[0] if decided else member.member_class.pay_within_days)


def members_expelled(*, member: Any, proof: str, at: datetime) -> bool:
    """Whether a room that holds votes vouches for it. Where none is registered, nobody is expelled."""
    return any(vouch(member=member, proof=proof, at=at) for _key, vouch in proofs_of_expulsion.items())


def expulsion_address(member: Any) -> str:
    return next((ask(member=member) for _key, ask in ways_to_expel.items()), "")


def lapse_terms_at(at: datetime) -> LapseTerms:
    return next((ask(at=at) for _key, ask in lapse_terms.items()), LapseTerms())


def signs_of(users: Iterable[int]) -> dict[int, datetime]:
    """The newest sign of life of each person, of all that the rooms know: one query for each room."""
    asked, newest = list(users), dict[int, datetime]()
    if asked:
        for _key, ask in signs_of_life.items():
            for user, seen in ask(users=asked).items():
                newest[user] = max(seen, newest.get(user, seen))
    return newest


def is_being_paid(*, member: Any, at: Any) -> bool:
    return any(ask(member=member, at=at) for _key, ask in payments_under_way.items())
