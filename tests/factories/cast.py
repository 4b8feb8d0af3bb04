"""The cast: the same people in all tests, made through the actions.

Rosa Lane cleans in Hebden Bridge and works every day from nine to five. Amina books her. Sam works in the co-op's
office. All of them were there long before a test begins.
"""

from datetime import time

from allauth.mfa.models import Authenticator

from coop.membership.enums import Office
from coop.membership.models import OfficeTerm
from foundation.accounts.models import User
from marketplace.availability.actions.set_weekly_windows import set_weekly_windows
from marketplace.availability.calculations.windows import DayWindow
from marketplace.services.models import Listing
from marketplace.workers.models import Worker
from tests.factories.marketplace import LONG_AGO, a_listing, a_member, a_user, a_worker

DAYTIME = (DayWindow(time(9), time(17)),)
AROUND_THE_CLOCK = (DayWindow(time(0), time(0), all_day=True),)


def a_customer(name: str = "Amina Begum", **fields) -> User:
    """Somebody who books: signed up, with a phone number, in the co-op's own zone unless said otherwise."""
    return a_user(name, **{"phone": "01422 555 0142", **fields})


def an_office_person(name: str = "Sam Office") -> User:
    """A coordinator of the co-op: may act for either side of a booking, with a reason."""
    person = a_user(name)
    OfficeTerm.objects.create(user=person, office=Office.COORDINATOR, starts_at=LONG_AGO, resolution="Founding meeting")
    # Offices hold other people's trust: nobody gets far without a second factor.
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={})
    return person


def an_officer(name: str = "Pia Board", *offices: str) -> User:
    """A worker-member with offices: by default on the board, its treasurer and its secretary."""
    person = a_member(a_user(name)).user
    for office in offices or (Office.BOARD, Office.TREASURER, Office.SECRETARY):
        OfficeTerm.objects.create(user=person, office=office, starts_at=LONG_AGO, resolution="Founding meeting")
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={})
    return person


def with_hours(worker: Worker, windows=DAYTIME, *, days=range(7)) -> Worker:
    """Give a worker the same hours on each of these weekdays (Monday is 0)."""
    set_weekly_windows(by=worker.member.user, worker=worker, windows=dict.fromkeys(days, windows), at=LONG_AGO)
    return worker


def a_working_worker(name: str = "Rosa Lane", *, windows=DAYTIME, **fields) -> Worker:
    """A member-worker with a page and hours."""
    return with_hours(a_worker(name, **fields), windows)


def a_bookable_listing(worker: Worker | None = None, **facts) -> Listing:
    """Two hours of home cleaning at £80.00, booked at once, an hour's notice: the worked example of the books.

    Any field of ListingFacts can be given, and `trade`.
    """
    given = {"title": "Home cleaning", "price_minor": 8000, "min_minutes": 120, "lead_minutes": 60, **facts}
    return a_listing(worker or a_working_worker(), given.pop("trade", None), **given)
