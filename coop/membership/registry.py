"""What higher rooms tell membership, and what it tells them.

Every callable may make at most one query.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from foundation.registry import Hooks, Registry

# Called inside the transaction of the change, with `member` and `at`. Keys: "applied" (not on paper), "approved",
# "admitted", "ended" (left, expelled, died or lapsed) and "refused" (an application came to nothing: refused, taken
# back, or not paid in time).
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


def is_being_paid(*, member: Any, at: Any) -> bool:
    return any(ask(member=member, at=at) for _key, ask in payments_under_way.items())
