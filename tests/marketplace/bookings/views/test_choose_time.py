from datetime import timedelta

import pytest
from django.urls import reverse

from coop.rules.actions.set_policy import set_policy
from marketplace.bookings.enums import BookingState
from marketplace.bookings.models import Booking
from marketplace.services.actions.pause_listing import pause_listing
from tests.factories.bookings import FRIDAY_TEN, NOON, a_booking, a_hold
from tests.factories.cast import AROUND_THE_CLOCK, a_bookable_listing, a_customer, a_working_worker
from tests.factories.marketplace import a_draft, an_extra
from tests.support.pages import parse_strictly

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def page_of(listing, query=""):
    return reverse("bookings:choose_time", args=[listing.slug]) + query


def starts(response):
    return [slot["value"] for day in response.context["days"] for slot in day["slots"]]


class TestTimes:
    def test_anybody_sees_the_free_times_of_two_weeks_by_day(self, client):
        response = client.get(page_of(a_bookable_listing()))
        parse_strictly(response)
        assert [day["label"] for day in response.context["days"]][:2] == ["Tuesday 2 June", "Wednesday 3 June"]
        assert len(response.context["days"]) == 14
        assert starts(response)[0] == "2026-06-02T13:00Z"  # an hour's notice

    def test_the_whole_price_stands_above_the_times(self, client):
        assert "£80.00" in client.get(page_of(a_bookable_listing())).content.decode()

    def test_what_is_taken_is_not_offered(self, client):
        booking = a_booking()
        offered = starts(client.get(page_of(booking.listing)))
        assert "2026-06-05T09:00Z" not in offered
        assert "2026-06-05T11:00Z" in offered

    def test_later_days_are_a_page_further(self, client):
        listing = a_bookable_listing()
        later = client.get(page_of(listing)).context["later_url"]
        response = client.get(later)
        assert response.context["days"][0]["label"] == "Tuesday 16 June"
        assert client.get(response.context["earlier_url"]).context["days"][0]["label"] == "Tuesday 2 June"

    def test_a_day_that_cannot_be_read_is_the_first_page(self, client):
        response = client.get(page_of(a_bookable_listing(), "?minutes=120&from=yesterday"))
        assert response.context["days"][0]["label"] == "Tuesday 2 June"

    def test_two_full_weeks_lead_to_the_first_free_day(self, client):
        worker = a_working_worker(windows=())
        from datetime import date, time

        from marketplace.availability.actions.set_exception import set_exception
        from marketplace.availability.calculations.windows import DayWindow

        listing = a_bookable_listing(worker)
        set_exception(
            by=worker.member.user, worker=worker, day=date(2026, 6, 25), windows=[DayWindow(time(9), time(17))], at=NOON
        )
        response = client.get(page_of(listing))
        parse_strictly(response)
        assert response.context["days"] == []
        assert response.context["later_day"] == "Thursday 25 June"
        assert starts(client.get(response.context["later_url"]))[0] == "2026-06-25T08:00Z"

    def test_no_time_at_all_says_so(self, client):
        response = client.get(page_of(a_bookable_listing(a_working_worker(windows=()))))
        parse_strictly(response)
        assert "no free time" in response.content.decode()

    def test_the_horizon_of_the_rules_ends_the_list(self, client):
        set_policy(by=None, key="horizon_days", value=5, decision_name="Vote", starts_at=NOON, at=NOON)
        response = client.get(page_of(a_bookable_listing()))
        assert response.context["days"][-1]["label"] == "Sunday 7 June"
        assert response.context["later_url"] == ""


class TestZones:
    def test_a8_days_are_the_readers_own_and_the_places_time_comes_first(self, browser_of):
        listing = a_bookable_listing(a_working_worker(windows=AROUND_THE_CLOCK))
        response = browser_of(zone="Australia/Sydney").get(page_of(listing))
        assert response.context["days"][1]["label"] == "Wednesday 3 June"
        first = response.context["days"][1]["slots"][0]
        assert (first["label"], first["note"]) == ("15:00 BST", "00:00 AEST")
        assert first["value"] == "2026-06-02T14:00Z"

    def test_a11_a_browser_that_tells_nonsense_sees_the_places_time(self, browser_of):
        response = browser_of(zone="Mars/Olympus").get(page_of(a_bookable_listing()))
        assert response.context["days"][0]["slots"][0]["note"] == ""

    def test_what_the_person_told_us_goes_before_what_the_browser_says(self, browser_of):
        browser = browser_of(a_customer(zone="America/New_York"), zone="Asia/Kolkata")
        assert browser.get(page_of(a_bookable_listing())).context["reader_zone"] == "America/New_York"

    def test_a14_the_same_instants_are_offered_whoever_looks(self, browser_of):
        listing = a_bookable_listing()
        seen = [
            {value for value in starts(browser_of(zone=zone).get(page_of(listing))) if value < "2026-06-14"}
            for zone in ("Europe/London", "America/New_York", "Asia/Kathmandu")
        ]
        assert seen[0] == seen[1] == seen[2]


class TestHolding:
    def test_a_guest_keeps_a_time_and_goes_on_to_the_details(self, client):
        listing = a_bookable_listing()
        response = client.post(page_of(listing), {"start": "2026-06-05T09:00Z"})
        booking = Booking.objects.get()
        assert response.url == reverse("bookings:details", args=[booking.reference])
        assert (booking.state, booking.start_utc, booking.customer) == (BookingState.HELD, FRIDAY_TEN, None)
        assert len(booking.guest_key) >= 40
        assert client.get(response.url).status_code == 200

    def test_somebody_signed_in_keeps_it_in_their_name(self, browser_of):
        amina = a_customer()
        browser_of(amina).post(page_of(a_bookable_listing()), {"start": "2026-06-05T09:00Z"})
        assert Booking.objects.get().customer == amina

    def test_a_time_that_went_while_choosing_is_answered_with_three_others(self, client):
        booking = a_booking()
        response = client.post(page_of(booking.listing), {"start": "2026-06-05T09:00Z"})
        assert response.status_code == 409
        parse_strictly(response)
        assert [slot["value"] for slot in response.context["nearest"]] == [
            "2026-06-05T11:00Z",
            "2026-06-05T11:30Z",
            "2026-06-05T12:00Z",
        ]
        near = client.post(page_of(booking.listing), {"start": response.context["nearest"][0]["value"]})
        assert near.status_code == 302

    @pytest.mark.parametrize("sent", ["", "tomorrow", "2026-06-05T09:00"])
    def test_a_press_without_a_time_asks_for_one(self, client, sent):
        response = client.post(page_of(a_bookable_listing()), {"start": sent})
        assert response.status_code == 422
        assert "Choose one of the times." in response.content.decode()

    def test_a_third_time_is_refused_with_the_way_to_the_other_two(self, browser_of):
        amina, worker = a_customer(), a_working_worker()
        listings = [a_bookable_listing(worker, title=f"Work {number}") for number in range(3)]
        for number, listing in enumerate(listings[:2]):
            a_hold(customer=amina, listing=listing, start=FRIDAY_TEN + timedelta(hours=3 * number))
        response = browser_of(amina).post(page_of(listings[2]), {"start": "2026-06-06T09:00Z"})
        assert response.status_code == 409
        assert [hold["label"] for hold in response.context["holds"]] == ["Work 0", "Work 1"]
        parse_strictly(response)


class TestWhatCanBeBooked:
    def test_a_draft_is_not_there(self, client):
        assert client.get(page_of(a_draft())).status_code == 404

    def test_a_paused_listing_says_so(self, client):
        listing = a_bookable_listing()
        pause_listing(by=listing.worker.member.user, listing=listing, at=NOON)
        response = client.get(page_of(listing))
        assert response.status_code == 409
        assert "cannot be booked at the moment" in response.content.decode()

    def test_where_there_is_something_to_choose_it_is_asked_first(self, client):
        listing = a_bookable_listing(extras=(an_extra(),))
        response = client.get(page_of(listing))
        assert response.url == reverse("bookings:choose_work", args=[listing.slug])

    def test_a_choice_that_is_not_offered_goes_back_to_the_choice_with_its_answers(self, client):
        listing = a_bookable_listing(price_shape="hourly", price_minor=2000, max_minutes=240)
        response = client.get(page_of(listing, "?minutes=30"))
        assert response.url == reverse("bookings:choose_work", args=[listing.slug]) + "?minutes=30"

    def test_the_choice_stays_in_the_address_and_sets_the_price(self, client):
        listing = a_bookable_listing(extras=(an_extra(price_minor=1200, minutes=30),))
        key = listing.extras.get().pk
        response = client.get(page_of(listing, f"?chosen=1&x{key}=on"))
        assert response.context["price"] == "£92.00"
        client.post(response.context["action_url"], {"start": "2026-06-05T09:00Z"})
        assert Booking.objects.get().total == 9200


def test_the_page_takes_the_same_few_statements_however_many_claims_there_are(queries_of, client):
    worker = a_working_worker()
    listing = a_bookable_listing(worker, extras=(an_extra(),))
    path = page_of(listing, "?minutes=120")
    a_booking(listing=a_bookable_listing(worker, title="Other"))
    one = queries_of(client, path)
    for number in range(2):
        a_booking(
            listing=a_bookable_listing(worker, title=f"Other {number}"), start=FRIDAY_TEN + timedelta(days=1 + number)
        )
    assert (one, queries_of(client, path)) == (5, 5)


def test_a_guest_who_keeps_times_too_often_is_slowed_down_and_a_signed_in_person_is_not(client, browser_of, settings):
    settings.ACCOUNT_RATE_LIMITS = {"hold_time": "2/h/ip"}
    listing = a_bookable_listing()
    guests = [browser_of() for _ in range(3)]
    sent = [
        guest.post(page_of(listing), {"start": f"2026-06-0{5 + number}T09:00Z"}).status_code
        for number, guest in enumerate(guests)
    ]
    assert sent == [302, 302, 429]
    amina = browser_of(a_customer())
    assert amina.post(page_of(listing), {"start": "2026-06-10T09:00Z"}).status_code == 302


def test_a_guests_pages_are_kept_in_no_cache(client):
    response = client.post(page_of(a_bookable_listing()), {"start": "2026-06-05T09:00Z"})
    assert "no-store" in client.get(response.url)["Cache-Control"]
