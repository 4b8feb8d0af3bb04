"""What the pages of this room share at the door: who is there, whose clock they read, which booking they mean."""

import secrets
from zoneinfo import ZoneInfo

from django.http import HttpRequest

from foundation.accounts.calculations.zones import known_zones
from foundation.errors import NotFound
from foundation.home import home_zone
from marketplace.bookings.models import Booking
from marketplace.bookings.policies import Visitor, can_see_booking, can_use_hold
from marketplace.bookings.queries.bookings import booking_called

GUEST_KEY = "marketplace.bookings.guest_key"
ZONE_COOKIE = "zone"


def visitor_of(request: HttpRequest, *, may_become_guest: bool = False) -> Visitor:
    """Who is at the door. A guest gets a key in their session when they are about to keep a time."""
    key = request.session.get(GUEST_KEY, "")
    if may_become_guest and not key and not request.user.is_authenticated:
        key = request.session[GUEST_KEY] = secrets.token_urlsafe(32)
    return Visitor(user=request.user, guest_key=key)


def reader_zone(request: HttpRequest) -> ZoneInfo:
    """The reader's own zone: what they told us, else what their browser says, else the co-op's."""
    said = getattr(request.user, "zone", "") or request.COOKIES.get(ZONE_COOKIE, "")
    return ZoneInfo(said) if said in known_zones() else home_zone()


def hold_at_door(request: HttpRequest, reference: str) -> tuple[Visitor, Booking]:
    """The visitor and the hold they may go on with. Raises NotFound, also for somebody else's: nobody learns of it."""
    visitor, booking = visitor_of(request), booking_called(reference)
    if not can_use_hold(visitor, booking):
        raise NotFound
    return visitor, booking


def booking_at_door(request: HttpRequest, reference: str) -> Booking:
    """The booking that the signed-in person may see. Raises NotFound, also for somebody else's."""
    booking = booking_called(reference)
    if not can_see_booking(request.user, booking):
        raise NotFound
    return booking


def seen_version(request: HttpRequest) -> int | None:
    """The version of the booking on the page that was sent, if the form carried one."""
    sent = request.POST.get("seen", "")
    return int(sent) if sent.isdecimal() and len(sent) < 10 else None
