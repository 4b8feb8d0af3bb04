"""Bring the cast to life: users, members, workers with hours and listings, payout accounts."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from cms.backoffice.actions.appoint import appoint
from cms.backoffice.enums import Task
from config.demo.story import cast
from config.demo.story.offers import OFFERS
from config.demo.story.places import POINTS
from coop.membership.actions.admit_member import admit_member
from coop.membership.actions.apply_for_membership import apply_for_membership
from coop.membership.actions.appoint_officer import appoint_officer
from coop.membership.actions.describe_class import describe_class
from coop.membership.models import Member
from foundation.accounts.models import User
from marketplace.availability.actions.set_weekly_windows import set_weekly_windows
from marketplace.availability.calculations.windows import DayWindow
from marketplace.services.actions.create_listing import create_listing
from marketplace.services.actions.publish_listing import publish_listing
from marketplace.services.models import Listing, Trade
from marketplace.workers.actions.join_as_worker import join_as_worker
from marketplace.workers.facts import BaseFacts, ProfileFacts
from marketplace.workers.models import Worker
from payments.operations.actions.send_operation import send_operation
from payments.payouts.actions.set_up_payee import set_up_payee
from payments.payouts.actions.sync_payee import sync_payee
from payments.payouts.models import Payee
from payments.payouts.registry import owner_of


@dataclass
class People:
    """Who is there, by name."""

    coordinator: User
    users: dict[str, User] = field(default_factory=dict)
    workers: dict[str, Worker] = field(default_factory=dict)
    listings: list[Listing] = field(default_factory=list)

    def look_again(self) -> None:
        """Everybody as they are now: what a person is in the co-op is read once and kept, and they rise to office."""
        now = User.objects.in_bulk([user.pk for user in self.users.values()])
        self.users = {name: now[user.pk] for name, user in self.users.items()}


def user_called(name: str, **fields: Any) -> User:
    """A person who can sign in with the demo's password; their address counts as confirmed."""
    email = cast.address(name)
    user = User.objects.create_user(email, cast.PASSWORD, name=name, **fields)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def with_second_factor(user: User) -> User:
    """People who hold others' trust have a second factor; the demo's own page shows its codes."""
    TOTP.activate(user, generate_totp_secret())
    RecoveryCodes.activate(user)
    return user


def has_second_factor(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def member_of(user: User, *, people: People, at: datetime) -> Member:
    """Apply and be admitted a week later by the coordinator, on a decision of the board."""
    applied = apply_for_membership(by=user, class_code="worker", at=at)
    decided = at + timedelta(days=7)
    return admit_member(
        by=people.coordinator, member=applied, resolution=f"Board meeting of {decided:%-d %B %Y}", at=decided
    )


def hours_of(role: cast.WorkerRole) -> dict[int, list[DayWindow]]:
    """The weekly windows of a role."""
    week: dict[int, list[DayWindow]] = {}
    for days, opens, closes in role.hours:
        for day in days:
            week.setdefault(int(day), []).append(DayWindow(time(opens), time(closes)))
    return week


def bring_worker(role: cast.WorkerRole, *, people: People, control: Any, at: datetime) -> Worker:
    """One worker-member from application to a live listing, a week and a bit later."""
    user = people.users[role.name] = user_called(role.name)
    member = member_of(user, people=people, at=at)
    at += timedelta(days=8)
    latitude, longitude = POINTS[role.home]
    worker = join_as_worker(
        by=user,
        member=member,
        profile=ProfileFacts(name=role.name, headline=role.headline, bio=role.bio, languages=role.languages),
        base=BaseFacts(latitude, longitude, role.home, "Europe/London", role.radius_km * 1000),
        at=at,
    )
    set_weekly_windows(by=user, worker=worker, windows=hours_of(role), at=at)
    for key in role.offers:
        trade_slug, facts = OFFERS[key]
        listing = create_listing(by=user, worker=worker, trade=Trade.objects.get(slug=trade_slug), facts=facts, at=at)
        people.listings.append(publish_listing(by=user, listing=listing, at=at))
    if role.onboarded:
        set_up_payout(user, control=control, at=at)
    people.workers[role.name] = worker
    return worker


def set_up_payout(user: User, *, control: Any, at: datetime) -> Payee:
    """Open the worker's account at the sandbox and have it approved."""
    owner = owner_of(user)
    if owner is None:
        raise LookupError(f"{user} has no worker membership")
    payee = set_up_payee(by=user, owner=owner, at=at)
    send_operation(operation_id=payee.operation_id, at=at)
    payee = Payee.objects.get(pk=payee.pk)
    control.set_account(payee.remote_id, "active")
    return sync_payee(payee=payee, at=at)


def appoint_officers(*, people: People, at: datetime) -> None:
    """The board, the treasurer and the secretary of the last general meeting; the board's editor and auditor."""
    resolution = f"General meeting of {at:%-d %B %Y}"
    offices = [(name, "board") for name in cast.BOARD]
    for name, office in (*offices, (cast.TREASURER, "treasurer"), (cast.SECRETARY, "secretary")):
        user = with_second_factor(people.users[name])
        appoint_officer(by=people.coordinator, user=user, office=office, resolution=resolution, at=at)
    chair = User.objects.get(pk=people.users[cast.BOARD[0]].pk)  # fresh: the office was not hers a moment ago
    for code, name, about in cast.CLASSES:
        describe_class(by=chair, code=code, name=name, about=about, at=at)
    for name, task in ((cast.EDITOR, Task.EDITOR), (cast.AUDITOR, Task.AUDITOR)):
        user = with_second_factor(people.users[name])
        appoint(by=chair, user=user, task=task, resolution=f"Board meeting of {at:%-d %B %Y}", at=at)
