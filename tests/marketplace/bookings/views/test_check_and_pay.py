from datetime import timedelta

import pytest
from django.urls import reverse

from coop.rules.actions.set_policy import set_policy
from marketplace.bookings.enums import BookingState
from marketplace.bookings.views._door import GUEST_KEY
from payments.checkout.models import Payment
from tests.factories.bookings import FRIDAY_TEN, NOON, a_booking, a_hold, a_payment_page, fresh
from tests.factories.cast import a_bookable_listing, a_customer, a_working_worker
from tests.factories.marketplace import an_extra
from tests.factories.till import open_page
from tests.support.pages import parse_strictly

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def page_of(booking):
    return reverse("bookings:check_and_pay", args=[booking.reference])


@pytest.fixture
def amina():
    return a_customer()


class TestChecking:
    def test_everything_is_shown_once_more_with_its_way_back(self, browser_of, amina):
        booking = a_hold(customer=amina)
        response = browser_of(amina).get(page_of(booking))
        parse_strictly(response)
        rows = {str(row["label"]): row for row in response.context["rows"]}
        assert rows["When"]["value"] == "Friday 5 June 2026, 10:00 – 12:00"
        assert rows["Where"]["value"] == "4 Bridge Lanes, Hebden Bridge, HX7 6AT"
        assert rows["Who"]["value"] == "Rosa Lane"
        assert rows["How to get in"]["change_url"] == reverse("bookings:details", args=[booking.reference])
        assert rows["When"]["change_url"].startswith(reverse("bookings:choose_time", args=[booking.listing.slug]))

    def test_the_button_says_the_amount(self, browser_of, amina):
        assert "Pay £80.00" in browser_of(amina).get(page_of(a_hold(customer=amina))).content.decode()

    def test_where_each_pound_goes_adds_up_to_the_price(self, browser_of, amina):
        bar = browser_of(amina).get(page_of(a_hold(customer=amina))).context["bar"]
        assert [(part.kind, part.amount.minor) for part in bar.parts] == [
            ("worker", 7360),
            ("coop", 500),
            ("outside", 140),
        ]
        assert bar.total.minor == 8000

    def test_the_share_of_the_coop_names_and_links_the_decision_that_set_it(self, browser_of, amina):
        set_policy(
            by=None,
            key="levy_bp",
            value=750,
            decision_name="Members' vote of 1 June",
            decision_url="/decisions/7/",
            starts_at=NOON - timedelta(hours=1),
            at=NOON - timedelta(hours=1),
        )
        page = browser_of(amina).get(page_of(a_hold(customer=amina))).content.decode()
        assert "7.5 %" in page
        assert '<a href="/decisions/7/">Members&#x27; vote of 1 June</a>' in page

    def test_c4_the_rule_for_cancelling_is_one_sentence_with_its_moment_and_zone(self, browser_of, amina):
        page = browser_of(amina).get(page_of(a_hold(customer=amina))).content.decode()
        assert "You can cancel and get everything back until Thursday 4 June 2026, 10:00 BST." in page

    def test_the_moment_is_also_told_on_the_readers_own_clock(self, browser_of):
        jo = a_customer("Jo March", zone="America/New_York")
        page = browser_of(jo).get(page_of(a_hold(customer=jo))).content.decode()
        assert "until Thursday 4 June 2026, 10:00 BST (New York: Thursday 4 June 2026, 05:00 EDT)." in page

    def test_c6_booked_late_the_page_says_so_before_paying(self, browser_of, amina, frozen):
        at = FRIDAY_TEN - timedelta(hours=23)
        frozen(at)
        page = browser_of(amina).get(page_of(a_hold(customer=amina, at=at))).content.decode()
        assert "until Thursday 4 June 2026, 12:00 BST: a short while to change your mind." in page

    def test_booked_very_late_there_is_no_free_time_and_the_page_says_so(self, browser_of, amina, frozen):
        at = FRIDAY_TEN - timedelta(minutes=90)
        frozen(at)
        booking = a_hold(customer=amina, at=at, listing=a_bookable_listing(lead_minutes=0))
        page = browser_of(amina).get(page_of(booking)).content.decode()
        assert "too close to the start to be cancelled for nothing" in page

    def test_without_details_it_asks_for_them_first(self, browser_of, amina):
        booking = a_hold(customer=amina, with_details=False)
        assert browser_of(amina).get(page_of(booking)).url == reverse("bookings:details", args=[booking.reference])

    def test_what_is_booked_leads_to_the_booking(self, browser_of):
        booking = a_booking()
        response = browser_of(booking.customer).get(page_of(booking))
        assert response.url == reverse("bookings:booking", args=[booking.reference])

    def test_the_page_takes_few_statements_whatever_the_number_of_lines(self, queries_of, browser_of, amina):
        one = queries_of(browser_of(amina), page_of(a_hold(customer=amina)))
        bo = a_customer("Bo Lind")
        extras = tuple(an_extra(f"Extra {number}") for number in range(3))
        listing = a_bookable_listing(extras=extras)
        from marketplace.bookings.queries.quotes import Choice

        choice = Choice(120, tuple((str(extra.pk), 1) for extra in listing.extras.all()))
        three = queries_of(browser_of(bo), page_of(a_hold(customer=bo, listing=listing, choice=choice)))
        assert (one, three) == (5, 5)


class TestTwoAtOneTime:
    def test_b16_a_second_worker_for_the_same_time_is_pointed_out_and_allowed(self, browser_of, amina):
        first = a_booking(customer=amina)
        second = a_hold(customer=amina, listing=a_bookable_listing(a_working_worker("Otto Berg")))
        response = browser_of(amina).get(page_of(second))
        parse_strictly(response)
        page = response.content.decode()
        assert f"You have booked Rosa Lane for this time too ({first.reference})." in page
        assert "Pay £80.00" in page

    def test_another_time_is_no_reason_for_a_warning(self, browser_of, amina):
        first = a_booking(customer=amina)
        second = a_hold(customer=amina, listing=first.listing, start=first.end_utc)
        assert browser_of(amina).get(page_of(second)).context["also_then"] == ""


class TestGuests:
    def test_a_guest_sees_it_all_and_is_asked_to_sign_in_only_here(self, client):
        session = client.session
        session[GUEST_KEY] = "g" * 30
        session.save()
        booking = a_hold(guest_key="g" * 30)
        response = client.get(page_of(booking))
        parse_strictly(response)
        page = response.content.decode()
        assert "Sign in and go on" in page
        assert "Pay £80.00" not in page
        assert response.context["sign_in_url"].endswith(f"?next=%2Fbookings%2F{booking.reference}%2Fpay%2F")

    def test_a_guest_cannot_pay(self, client):
        session = client.session
        session[GUEST_KEY] = "g" * 30
        session.save()
        booking = a_hold(guest_key="g" * 30)
        assert client.post(page_of(booking), {"consent": "on"}).status_code == 200
        assert Payment.objects.count() == 0

    def test_after_signing_in_the_hold_is_still_theirs(self, client, amina):
        session = client.session
        session[GUEST_KEY] = "g" * 30
        session.save()
        booking = a_hold(guest_key="g" * 30)
        client.force_login(amina)
        response = client.get(page_of(booking))
        assert "Pay £80.00" in response.content.decode()


class TestPaying:
    def test_without_consent_nothing_is_paid_and_the_box_is_pointed_at(self, browser_of, amina):
        response = browser_of(amina).post(page_of(a_hold(customer=amina)), {})
        assert response.status_code == 422
        assert list(response.context["form"].errors) == ["consent"]
        parse_strictly(response)
        assert Payment.objects.count() == 0

    def test_where_no_consent_is_needed_none_is_asked(self, browser_of, amina):
        booking = a_hold(customer=amina, start=FRIDAY_TEN + timedelta(days=15))
        assert browser_of(amina).get(page_of(booking)).context["form"] is None

    def test_a_page_that_is_open_already_is_gone_to(self, browser_of):
        """The second of two clicks: the page of the first."""
        booking = a_payment_page()
        open_page(booking.payment, at=NOON)
        response = browser_of(booking.customer).post(page_of(booking), {"consent": "on"})
        assert (response.status_code, response.url) == (303, fresh(booking).payment.checkout_url)
        assert Payment.objects.count() == 1

    def test_with_no_provider_paying_is_closed_with_a_plain_sentence(self, browser_of, amina, settings):
        settings.STRIPE_API_BASE = ""
        response = browser_of(amina).get(page_of(a_hold(customer=amina)))
        parse_strictly(response)
        assert "Paying online is switched off" in response.content.decode()
        assert "Pay £80.00" not in response.content.decode()

    def test_a_press_when_paying_has_just_closed_is_told_so(self, browser_of, amina, settings):
        settings.STRIPE_API_BASE = ""
        booking = a_hold(customer=amina)
        response = browser_of(amina).post(page_of(booking), {"consent": "on"})
        assert response.status_code == 503
        assert fresh(booking).state is BookingState.HELD

    def test_a_press_after_the_time_was_up_shows_the_nearest_times(self, browser_of, amina, frozen):
        booking = a_hold(customer=amina)
        frozen(booking.hold_expires_at)
        response = browser_of(amina).post(page_of(booking), {"consent": "on"})
        assert response.status_code == 409
        assert len(response.context["nearest"]) == 3
        assert Payment.objects.count() == 0
