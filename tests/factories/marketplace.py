"""Workers, trades and listings for tests, made through the actions wherever there is one.

Rosa cleans in Hebden Bridge. Everything has a plain default, so that a test says only what it is about.
"""

from datetime import UTC, datetime
from itertools import count

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from coop.membership.enums import ClassCode, MemberState
from coop.membership.models import Member, MemberClass, RegisterDetails
from foundation.accounts.models import User
from marketplace.services.actions.create_listing import create_listing
from marketplace.services.actions.publish_listing import publish_listing
from marketplace.services.calculations.price import ExtraFacts
from marketplace.services.facts import ListingFacts
from marketplace.services.models import Listing, Trade
from marketplace.workers.actions.join_as_worker import join_as_worker
from marketplace.workers.facts import BaseFacts, ProfileFacts
from marketplace.workers.models import Worker

LONG_AGO = datetime(2026, 1, 5, 9, tzinfo=UTC)
HEBDEN = (53_741_800, -2_013_400)
TODMORDEN = (53_714_000, -2_098_000)  # about 6.4 km from Hebden Bridge
HALIFAX = (53_725_000, -1_863_000)  # about 10 km
LEEDS = (53_800_700, -1_549_100)  # about 31 km
_numbers = count(1)


def a_user(name: str = "Rosa Lane", **fields) -> User:
    """Somebody who can sign in."""
    email = fields.pop("email", f"person{next(_numbers)}@example.org")
    return User.objects.create_user(email=email, password=fields.pop("password", None), name=name, **fields)


def a_staff_member(name: str = "Priya Shah", **fields) -> User:
    """Somebody of the office, with the second factor without which they may do nothing."""
    user = a_user(name, is_staff=True, **fields)
    TOTP.activate(user, generate_totp_secret())
    return user


def a_member(
    user: User | None = None, *, state: str = MemberState.ACTIVE, class_code: str = ClassCode.WORKER
) -> Member:
    """An active worker-member."""
    member_class, _made = MemberClass.objects.get_or_create(code=class_code, defaults={"name": class_code})
    number = next(_numbers) + 10_000
    member = Member.objects.create(
        user=user or a_user(),
        member_class=member_class,
        state=state,
        member_no=number,
        applied_at=LONG_AGO,
        active_from=LONG_AGO,
    )
    RegisterDetails.objects.create(member=member, from_at=LONG_AGO, name=member.user.name)
    return member


def a_worker(
    name: str = "Rosa Lane",
    *,
    at_point: tuple[int, int] = HEBDEN,
    area: str = "Hebden Bridge",
    radius_metres: int = 10_000,
    zone: str = "Europe/London",
    languages: tuple[str, ...] = ("en",),
    headline: str = "Careful cleaning, no fuss",
    bio: str = "",
    user: User | None = None,
) -> Worker:
    """A worker with a page, at work since January."""
    member = a_member(user or a_user(name))
    return join_as_worker(
        by=member.user,
        member=member,
        profile=ProfileFacts(name=name, headline=headline, bio=bio, languages=languages),
        base=BaseFacts(
            latitude_e6=at_point[0], longitude_e6=at_point[1], area=area, zone=zone, radius_metres=radius_metres
        ),
        at=LONG_AGO,
    )


def a_trade(slug: str = "cleaning", name: str = "", **fields) -> Trade:
    """A trade; the same slug twice is the same trade."""
    trade, _made = Trade.objects.get_or_create(
        slug=slug,
        defaults={"name": name or slug.replace("-", " ").capitalize(), "plural": f"{slug} workers", **fields},
    )
    return trade


def a_draft(worker: Worker | None = None, trade: Trade | None = None, **facts) -> Listing:
    """A draft of one two-hour job at £40; any field of ListingFacts can be given."""
    worker = worker or a_worker()
    given = {"title": "Home cleaning", "price_minor": 4000, "min_minutes": 120, **facts}
    return create_listing(
        by=worker.member.user, worker=worker, trade=trade or a_trade(), facts=ListingFacts(**given), at=LONG_AGO
    )


def a_listing(worker: Worker | None = None, trade: Trade | None = None, **facts) -> Listing:
    """The same, live."""
    draft = a_draft(worker, trade, **facts)
    return publish_listing(by=draft.worker.member.user, listing=draft, at=LONG_AGO)


def an_extra(name: str = "Inside the oven", price_minor: int = 1200, minutes: int = 30, most: int = 1) -> ExtraFacts:
    """An extra as a worker types it."""
    return ExtraFacts(key="", name=name, price_minor=price_minor, minutes=minutes, most=most)
