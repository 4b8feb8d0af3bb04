"""Every rule that is shown anywhere leads to the decision that made it, and a booking keeps the one it was made under."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from coop.rules.actions.set_policy import set_policy
from coop.rules.catalogue import CATALOGUE
from tests.factories.bookings import FRIDAY_TEN, NOON, a_booking, a_hold, completed, done
from tests.factories.cast import a_bookable_listing, a_customer, a_working_worker
from tests.marketplace.services.views.test_new_listing import ANSWERS
from tests.support.house import REPOSITORY, TOPS
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
LONG_AGO = NOON - timedelta(days=20)

# Templates that show a rule, each with what in them shows it and how many links to decisions stand beside it.
SHOWS_A_RULE = {
    "marketplace/bookings/check_and_pay.html": ("levy_words cancel_rule hold_words", 3),
    "marketplace/bookings/details.html": ("hold_words", 1),
    "marketplace/bookings/receipt.html": ("levy", 1),
    "marketplace/bookings/confirmation.html": ("cancel_rule", 1),
    "marketplace/bookings/cancel.html": ("cancel_rule", 2),
    "marketplace/bookings/booking.html": ("cancel_rule explanation", 2),
    "marketplace/bookings/job.html": ("bar explanation", 2),
    "marketplace/bookings/accept.html": ("bar accept_by", 2),
    "marketplace/bookings/money.html": ("levy_words", 1),
    "marketplace/services/listing.html": ("levy rows", 1),
    "marketplace/services/_hint.html": ("hint.floor hint.wage hint.kept", 3),
    "marketplace/services/_editor.html": ("section", 1),
    "marketplace/search/_results.html": ("levy_words", 1),
    "marketplace/workers/person.html": ("kept_share", 1),
}
# Words in a template that show a rule's value or a clock it sets; where they stand, the decision stands too.
TELLS_A_RULE = re.compile(
    r"\b(levy_words|kept_share|cancel_rule|hold_words|accept_by|hint\.floor|hint\.wage|floor_minor)\b"
)
LINK = re.compile(r"coop/rules/_decided\.html|href=\"\{\{ \w+\.url \}\}\">\{\{ \w+\.decision \}\}")


def templates():
    return {
        path.as_posix().split("/templates/")[1]: path.read_text()
        for top in TOPS
        for path in (REPOSITORY / top).rglob("templates/**/*.html")
    }


def test_every_template_that_tells_a_rule_is_on_the_list():
    telling = {name for name, source in templates().items() if TELLS_A_RULE.search(source)}
    assert telling - set(SHOWS_A_RULE) == set()


@pytest.mark.parametrize("name", SHOWS_A_RULE)
def test_a_template_that_shows_a_rule_prints_the_link_to_its_decision(name):
    shown, links = SHOWS_A_RULE[name]
    source = templates()[name]
    assert [word for word in shown.split() if word not in source] == []
    assert len(LINK.findall(source)) == links


@pytest.fixture
def voted(settings, frozen):
    """Every rule was made by a decision of its own, long before the bookings of the test."""
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    settings.SANDBOX_ALLOWED = True
    frozen(NOON)
    decide("early", at=LONG_AGO)


def decide(name, *, at):
    for key, spec in CATALOGUE.items():
        set_policy(by=None, key=key, value=spec.default, decision_name=f"{name} {key}",
                   decision_url=f"/decisions/{name}-{key}/", starts_at=at, at=at)  # fmt: skip


def decisions_on(path, user=None):
    """The decisions that a page leads to."""
    client = Client()
    if user is not None:
        client.force_login(user)
    response = client.get(path)
    assert response.status_code == 200, path
    parse_strictly(response)
    return set(re.findall(r'href="/decisions/([a-z]+-[a-z_]+)/"', response.text))


@pytest.mark.usefixtures("voted")
class TestPages:
    def test_on_the_way_to_paying(self):
        booking = a_hold(customer=(amina := a_customer()))
        pay, details = (reverse(f"bookings:{page}", args=[booking.reference]) for page in ("check_and_pay", "details"))
        assert decisions_on(details, amina) == {"early-hold_minutes"}
        assert decisions_on(pay, amina) == {"early-levy_bp", "early-cutoff_hours_standard", "early-hold_minutes"}

    def test_while_it_is_booked(self):
        booking = a_booking()
        pages = {page: reverse(f"bookings:{page}", args=[booking.reference]) for page in ("booking", "cancel")}
        confirmed = reverse("bookings:confirmation", args=[booking.reference])
        for path in (*pages.values(), confirmed):
            assert decisions_on(path, booking.customer) == {"early-cutoff_hours_standard"}
        job = reverse("bookings:job", args=[booking.reference])
        assert decisions_on(job, booking.worker.member.user) == {"early-levy_bp", "early-cutoff_hours_standard"}

    def test_after_the_work(self, frozen):
        booking = done()
        frozen(booking.end_utc)
        accept = reverse("bookings:accept", args=[booking.reference])
        assert decisions_on(accept, booking.customer) == {"early-levy_bp", "early-accept_window_hours"}
        job = reverse("bookings:job", args=[booking.reference])
        assert decisions_on(job, booking.worker.member.user) == {"early-levy_bp", "early-accept_window_hours"}

    def test_a_booking_keeps_the_decision_it_was_made_under(self, frozen):
        booking = completed()
        later = FRIDAY_TEN + timedelta(days=3)
        decide("later", at=later)
        frozen(later)
        receipt, job = (reverse(f"bookings:{page}", args=[booking.reference]) for page in ("receipt", "job"))
        assert decisions_on(receipt, booking.customer) == {"early-levy_bp"}
        assert decisions_on(job, booking.worker.member.user) == {"early-levy_bp", "early-claim_window_hours"}
        assert decisions_on(reverse("bookings:money"), booking.worker.member.user) == {"later-levy_bp"}

    def test_before_anybody_books(self):
        listing = a_bookable_listing(a_working_worker())
        assert decisions_on(f"/listings/{listing.slug}/") == {"early-levy_bp", "early-cutoff_hours_standard"}
        assert decisions_on(f"/people/{listing.worker.slug}/") == {"early-levy_bp"}
        assert decisions_on("/find/") == {"early-levy_bp"}

    def test_while_a_worker_writes_a_listing(self):
        listing = a_bookable_listing(a_working_worker())
        assert decisions_on(f"/work/listings/{listing.slug}/edit/", listing.worker.member.user) == {
            "early-cutoff_hours_flexible", "early-cutoff_hours_standard", "early-cutoff_hours_firm",
            "early-horizon_days",
        }  # fmt: skip

    def test_while_a_worker_types_a_price(self, client):
        listing = a_bookable_listing(a_working_worker())
        client.force_login(listing.worker.member.user)
        response = client.post(f"{reverse('services:price_hint')}?trade={listing.trade.slug}", ANSWERS)
        assert set(re.findall(r'href="/decisions/early-([a-z_]+)/"', response.text)) == {
            "levy_bp", "price_floor_minor_per_hour", "living_wage_minor_per_hour",
        }  # fmt: skip

    def test_in_the_rulebook(self):
        assert decisions_on("/rules/") == {f"early-{key}" for key in CATALOGUE}
