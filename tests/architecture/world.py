"""One small co-op with everything a page can be about, and the addresses of all pages.

Rosa works, Amina books her; Otto works too, Bela books too; Sam is the co-op's coordinator; Pia is a worker-member who
sits on the board as its treasurer and secretary.
"""

import io
import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from PIL import Image

from cms.backoffice.actions.appoint import appoint
from cms.backoffice.models import Appointment
from cms.pages.models import CategoryPage, HomePage, StandardPage
from coop.rules.actions.set_policy import set_policy
from marketplace.availability.actions.add_time_off import add_time_off
from marketplace.bookings.models import Booking
from marketplace.services.actions.add_photo import add_photo
from payments.payouts.models import Earning
from tests.factories.bookings import FRIDAY_TEN, NOON, a_booking, a_hold, completed, done, under_way
from tests.factories.cast import a_bookable_listing, a_customer, a_working_worker, an_office_person, an_officer
from tests.factories.deciding import decisions_to_visit
from tests.factories.front import one_of_each
from tests.factories.help import a_help_page
from tests.factories.learning import circles_to_visit
from tests.factories.marketplace import LONG_AGO
from tests.factories.members import applied
from tests.factories.policies import policies_to_visit
from tests.factories.shares import a_withdrawal, an_order, approved, earned, shares_for
from tests.factories.surplus import two_years
from tests.factories.vote_world import votes_for_a_world

ROLES = ("anonymous", "customer", "other_customer", "worker", "other_worker", "staff", "board")
OUR_ROOMS = ("config.", "foundation.", "payments.", "coop.", "marketplace.", "cms.")


@dataclass
class World:
    """People by role, and what the addresses of pages are filled with."""

    users: dict[str, Any]
    bookings: dict[str, Booking]
    values: dict[str, dict[str, Any]]  # by name of the page, or "" for all

    def browser(self, role: str, **kwargs: Any) -> Client:
        """A browser in which this person signed in."""
        client = Client(raise_request_exception=False, **kwargs)
        if self.users[role] is not None:
            client.force_login(self.users[role])
        return client

    def path(self, page: "Page", about: str) -> str:
        """The address of a page; `about` says which of the bookings it is about."""
        room = page.name.partition(":")[0]
        known = self.values[""] | self.values.get(room, {}) | self.values.get(page.name, {})
        if about != "-":
            known |= {"reference": self.bookings[about].reference}
        return reverse(page.name, kwargs={name: known[name] for name in page.arguments})


@dataclass(frozen=True)
class Page:
    """One address of one of our rooms."""

    name: str
    arguments: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.name}({','.join(self.arguments)})" if self.arguments else self.name


def pages() -> list[Page]:
    """Every named address whose view is ours: neither Wagtail's office, nor allauth's pages, nor documents."""
    return list(_walk(get_resolver(), "", ()))


def _walk(resolver: Any, prefix: str, spaces: tuple[str, ...]):
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if route.startswith("admin/"):
            continue  # Wagtail's office around our lists: tests/cms/backoffice/test_doors.py
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern, route, (*spaces, *([pattern.namespace] if pattern.namespace else [])))
        elif pattern.name == "wagtail_serve":
            continue  # the pages of editors, each with tests of its own
        elif isinstance(pattern, URLPattern) and pattern.callback.__module__.startswith(OUR_ROOMS):
            arguments = re.findall(r"<(?:\w+:)?(\w+)>", route)
            yield Page(":".join([*spaces, pattern.name or f"unnamed {route}"]), tuple(arguments))


def a_world() -> World:
    """Make it, on Tuesday 2 June 2026 at noon."""
    rosa, otto = a_working_worker("Rosa Lane"), a_working_worker("Otto Berg")
    amina, bela, sam = a_customer("Amina Begum"), a_customer("Bela Kiss"), an_office_person("Sam Office")
    listing = a_bookable_listing(rosa)
    a_bookable_listing(
        otto, title="Cleaning by the hour", price_shape="hourly", price_minor=2000, min_minutes=60, max_minutes=240
    )
    photo = add_photo(by=rosa.member.user, listing=listing, upload=a_picture(), alt="A clean kitchen", at=NOON)
    week = timedelta(days=7)
    away, _clashes = add_time_off(
        by=rosa.member.user, worker=rosa, starts_at=FRIDAY_TEN + week, ends_at=FRIDAY_TEN + 2 * week, note="", at=NOON
    )
    day = timedelta(days=1)
    about = {"listing": listing, "customer": amina}
    bookings = {
        "booked": a_booking(**about, start=FRIDAY_TEN + day),
        "begun": under_way(a_booking(**about, start=FRIDAY_TEN + 2 * day)),
        "done": done(a_booking(**about, start=FRIDAY_TEN + 3 * day)),
        "completed": completed(a_booking(**about, start=FRIDAY_TEN + 4 * day)),
    }
    bookings["hold"] = a_hold(**about)  # the last: a person keeps one time of a listing
    write_pages(listing.trade)
    joining = applied(amina, class_code="user")
    board = an_officer("Pia Board")
    users = {
        "anonymous": None,
        "customer": amina,
        "other_customer": bela,
        "worker": rosa.member.user,
        "other_worker": otto.member.user,
        "staff": sam,
        "board": board,
    }
    shares = shares_of(rosa.member, otto.member, treasurer=users["board"])
    two_years(board, rosa.member)  # last: afterwards nothing can be booked before April 2026
    device = UserSession.objects.create(user=amina, session_key="another-device", ip="127.0.0.1", user_agent="Phone")
    values = {
        **votes_for_a_world(rosa.member.user, otto.member.user, board),
        "": {
            "payment_id": bookings["booked"].payment_id,
            "earning_id": Earning.objects.get(reference=bookings["completed"].ledger_ref).pk,
            "key": "levy_bp",
            "version": "1",
            "folder": "listings",
            "name": photo.name,
            "width": "800",
            "photo_id": photo.pk,
            "pk": away.pk,
            "device_id": device.pk,
        },
        "services": {"slug": listing.slug},
        "bookings": {"slug": listing.slug},
        "workers": {"slug": rosa.slug},
        "availability": {"slug": rosa.slug},
        "openbooks": {"name": "of-every-hundred"},
        "surplus": {"year": 2026, "number": 1},
        "policies": policies_to_visit(),
        "learning": circles_to_visit(leader=otto.member.user, learner=rosa.member.user, graduate=amina),
        "backoffice": {"appointment_id": an_editor(by=board).pk},
        "help": {"page_id": a_help_page().pk},
        "rules": {"class_code": "worker"},
        "navigation": {"digest": "0" * 16, "page_id": 1},
        "membership": {"member_id": rosa.member.pk, "step": "suspend"},
        "membership:application": {"member_id": joining.pk},
        "membership:withdraw": {"member_id": joining.pk},
        "shares": shares,
        "shares:reissue_certificate": {"number": rosa.member.member_no},
        "shares:pay_back": shares | {"withdrawal_id": shares["approved_id"]},
        "shares:send_back": shares | {"withdrawal_id": shares["approved_id"]},
    }
    values |= decisions_to_visit(rosa.member, users["board"].memberships.get())
    return World(users=users, bookings=bookings, values=values)


def an_editor(*, by: Any) -> Appointment:
    return appoint(by=by, user=a_customer("Edda Ink"), task="editor", resolution="Board meeting", at=LONG_AGO)


def shares_of(rosa: Any, otto: Any, *, treasurer: Any) -> dict[str, Any]:
    """Rosa and Otto own shares; she asks for more and wants some back, his are approved and wait for the treasurer."""
    earned(500_000)
    movement = shares_for(rosa, 200, treasurer=treasurer)
    shares_for(otto, 200, treasurer=treasurer)
    for key in ("share_notice_days", "share_lock_in_days"):
        set_policy(by=None, key=key, value=0, decision_name="Founding meeting", starts_at=LONG_AGO, at=LONG_AGO)
    going = approved(a_withdrawal(otto, 5), by=treasurer, at=NOON)
    certificate = rosa.certificates.get()
    return {
        "movement_id": movement.pk,
        "number": certificate.number,
        "code": certificate.code,
        "order": an_order(rosa, 5, at=NOON).reference,
        "withdrawal_id": a_withdrawal(rosa, 5, at=NOON).pk,
        "approved_id": going.pk,
    }


def write_pages(trade: Any) -> None:
    """What an editor wrote: a page of each kind, a page for the trade, and one about the co-op."""
    one_of_each()
    home = HomePage.objects.get()
    home.add_child(instance=CategoryPage(title="Cleaning", slug="cleaning", trade=trade, lead="Clean rooms"))
    words = [("text", "<h2>Who we are</h2><p>Neighbours who work together.</p>")]
    home.add_child(instance=StandardPage(title="About us", slug="about", body=words, show_in_menus=True))


def a_picture() -> SimpleUploadedFile:
    """A photograph of nothing."""
    file = io.BytesIO()
    Image.new("RGB", (900, 700), (120, 160, 140)).save(file, "JPEG")
    return SimpleUploadedFile("kitchen.jpg", file.getvalue(), "image/jpeg")
