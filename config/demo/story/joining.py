"""How people come into the co-op and go: by the same steps, and the same payment, as a stranger would."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from config.demo.story.people import People, user_called
from config.demo.story.places import POSTCODE
from config.demo.story.timeline import Timeline
from coop.membership.actions.apply_for_membership import apply_for_membership
from coop.membership.actions.approve_application import approve_application
from coop.membership.actions.begin_probation import begin_probation
from coop.membership.actions.give_notice_to_leave import give_notice_to_leave
from coop.membership.enums import ConsentKind
from coop.membership.facts import ApplicationFacts
from coop.membership.models import Member
from coop.membership.tasks import run_clock
from coop.shares.actions.pay_for_shares import pay_for_shares
from coop.shares.queries.orders import open_order
from foundation.accounts.models import User
from payments.checkout.actions.send_checkout import send_checkout
from payments.checkout.actions.sync_checkout import sync_checkout

# Who joins besides the workers: name, town, street, class, and a word for the board.
NEW_MEMBERS = (
    ("Kath Ogden", "Todmorden", "12 Industrial Road", "user", "I book every week and want a say in how it is run."),
    ("Edna Pickles", "Halifax", "4 Piece Hall Walk", "supporter", "My late husband was a Pioneer at heart. So am I."),
)
ON_PROBATION = ("Omar Siddiqui", "Elland", "21 Calder Street", "Bicycles, from punctures to whole rebuilds.")
WHO_LEFT = ("Frank Uttley", "Sowerby Bridge", "51 Wharf Street", "We moved to be near the grandchildren.")
WAITING = ("Zofia Lis", "Hebden Bridge", "9 Garden Square", "I clean holiday lets, and I am tired of the big app.")


def words_of(name: str, town: str, street: str, why: str) -> ApplicationFacts:
    """What somebody writes into the form."""
    return ApplicationFacts(
        legal_name=name,
        postal_address=f"{street}\n{town}\n{POSTCODE[town]} 8ZZ",
        age_years=34,
        agreed=frozenset(ConsentKind.values),
        motivation=why,
    )


@dataclass(frozen=True)
class Newcomer:
    """Somebody who joins, in which class, and what they write; `then` is what they do once they are a member."""

    name: str
    class_code: str
    said: ApplicationFacts
    then: Callable[[Member, datetime], None] | None = None


def plan_joining(newcomer: Newcomer, *, timeline: Timeline, at: datetime) -> None:
    """Apply at `at`, be accepted five days later, pay the share the day after; paying makes the member."""
    user = known(newcomer.name, timeline.people)

    def apply(moment: datetime) -> None:
        member = apply_for_membership(by=user, class_code=newcomer.class_code, application=newcomer.said, at=moment)
        timeline.add(moment + timedelta(days=5), lambda when: approve(member, when))

    def approve(member: Member, moment: datetime) -> None:
        resolution = f"Board meeting of {moment:%-d %B %Y}"
        approve_application(by=timeline.people.coordinator, member=member, resolution=resolution, at=moment)
        timeline.add(moment + timedelta(days=1), lambda when: pay(member, when))

    def pay(member: Member, moment: datetime) -> None:
        pay_share(member, control=timeline.control, at=moment)
        if newcomer.then is not None:
            newcomer.then(member, moment)

    timeline.add(at, apply)


def pay_share(member: Member, *, control: Any, at: datetime) -> None:
    """Go to the payment page and pay there."""
    order = open_order(member)
    if order is None:
        raise LookupError(f"{member} has nothing to pay")
    order = pay_for_shares(by=member.user, order=order, at=at)
    if order.payment is None:
        raise LookupError(f"{order} has no payment page")
    payment = send_checkout(payment=order.payment, at=at)
    control.pay(payment.session_id, "succeed")
    sync_checkout(payment=payment, at=at)


def plan_members(timeline: Timeline) -> None:
    """Some weeks of coming and going: a customer and a supporter join, one is on probation, one left, one waits."""
    for number, (name, town, street, class_code, why) in enumerate(NEW_MEMBERS):
        at = timeline.now - timedelta(days=70 - 9 * number)
        plan_joining(Newcomer(name, class_code, words_of(name, town, street, why)), timeline=timeline, at=at)

    def leave(member: Member, moment: datetime) -> None:
        def give_notice(when: datetime) -> None:
            give_notice_to_leave(by=member.user, member=member, reason=WHO_LEFT[-1], at=when)

        def go(when: datetime) -> None:
            run_clock(at=when)

        timeline.add(moment + timedelta(days=15), give_notice)
        timeline.add(moment + timedelta(days=47), go)

    def start_probation(member: Member, moment: datetime) -> None:
        def begin(when: datetime) -> None:
            begin_probation(
                by=timeline.people.coordinator,
                member=member,
                ends_at=when + timedelta(days=90),
                requirement="Forty hours of work through the co-op, and one members' meeting.",
                resolution=f"Board meeting of {when:%-d %B %Y}",
                at=when,
            )

        timeline.add(moment + timedelta(hours=2), begin)

    name, *said = WHO_LEFT
    left = Newcomer(name, "user", words_of(name, *said), leave)
    plan_joining(left, timeline=timeline, at=timeline.now - timedelta(days=68))
    name, *said = ON_PROBATION
    new = Newcomer(name, "worker", words_of(name, *said), start_probation)
    plan_joining(new, timeline=timeline, at=timeline.now - timedelta(days=30))
    name, *said = WAITING
    waiting = Newcomer(name, "worker", words_of(name, *said))
    plan_joining(waiting, timeline=timeline, at=timeline.now - timedelta(days=2))


def known(name: str, people: People) -> User:
    """Somebody of the story, or somebody new to it."""
    if name not in people.users:
        people.users[name] = user_called(name)
    return people.users[name]
