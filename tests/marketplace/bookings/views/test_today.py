from datetime import timedelta

import pytest
from django.urls import reverse

from marketplace.bookings.actions.cancel_as_customer import cancel_as_customer
from tests.factories.bookings import FRIDAY_TEN, NOON, a_booking, a_hold, completed, done, under_way
from tests.factories.cast import AROUND_THE_CLOCK, a_bookable_listing, a_customer, a_working_worker
from tests.factories.marketplace import a_member
from tests.support.pages import parse_strictly

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
PAGE = "/work/today/"
THREE_TODAY = NOON + timedelta(hours=1)


def bookings_of(worker, *starts):
    listing = a_bookable_listing(worker)
    return [a_booking(listing=listing, customer=a_customer(), start=start) for start in starts]


@pytest.fixture
def rosa():
    return a_working_worker()


class TestNextJob:
    def test_the_next_job_is_first_with_all_that_is_needed(self, browser_of, rosa):
        bookings_of(rosa, FRIDAY_TEN, THREE_TODAY)
        response = browser_of(rosa.member.user).get(PAGE)
        parse_strictly(response)
        job = response.context["next"]
        assert (job["day"], job["clock"]) == ("Tuesday 2 June", "14:00 – 16:00")
        assert (job["address"], job["phone"]) == ("4 Bridge Lanes, Hebden Bridge, HX7 6AT", "01422 555 0142")
        assert job["access_notes"] == "Key under the blue pot"
        assert job["share"] == "£73.60"

    def test_the_button_follows_the_moment(self, browser_of, rosa, frozen):
        (booking,) = bookings_of(rosa, FRIDAY_TEN)
        browser = browser_of(rosa.member.user)
        seen = []
        for before in (timedelta(hours=4), timedelta(hours=3), timedelta(minutes=30)):
            frozen(booking.start_utc - before)
            seen.append(browser.get(PAGE).context["next"]["action"])
        under_way(booking)
        seen.append(browser.get(PAGE).context["next"]["action"])
        assert seen == ["", "set_off", "start", "finish"]

    def test_how_to_get_in_is_shown_from_the_day_before(self, browser_of, rosa, frozen):
        bookings_of(rosa, FRIDAY_TEN)
        browser = browser_of(rosa.member.user)
        job = browser.get(PAGE).context["next"]
        assert (job["access_notes"], job["access_later"]) == ("", "Thursday 4 June 2026, 00:00")
        frozen(FRIDAY_TEN.replace(day=3, hour=23))  # midnight in London
        assert browser.get(PAGE).context["next"]["access_notes"] == "Key under the blue pot"

    def test_how_to_get_in_is_shown_at_once_where_it_is_needed_to_prepare(self, browser_of, rosa):
        from dataclasses import replace

        from marketplace.bookings.actions.give_details import give_details
        from marketplace.bookings.actions.start_payment import start_payment
        from marketplace.bookings.policies import Visitor
        from tests.factories.bookings import HOME
        from tests.factories.till import pay

        hold = a_hold(listing=a_bookable_listing(rosa))
        by = Visitor(user=hold.customer)
        give_details(by=by, booking=hold, details=replace(HOME, access_needed_early=True), at=NOON)
        pay(start_payment(by=by, booking=hold, consent=True, at=NOON).payment, at=NOON)
        assert browser_of(rosa.member.user).get(PAGE).context["next"]["access_notes"] == "Key under the blue pot"

    def test_a_hold_is_not_a_job(self, browser_of, rosa):
        a_hold(listing=a_bookable_listing(rosa))
        response = browser_of(rosa.member.user).get(PAGE)
        parse_strictly(response)
        assert response.context["next"] is None
        assert "No jobs ahead" in response.content.decode()


class TestTheRest:
    def test_later_today_and_coming_up_are_apart(self, browser_of):
        rosa = a_working_worker(windows=AROUND_THE_CLOCK)
        bookings_of(rosa, THREE_TODAY, THREE_TODAY + timedelta(hours=2), FRIDAY_TEN)
        context = browser_of(rosa.member.user).get(PAGE).context
        assert [line["clock"] for line in context["later_today"]] == ["16:00 – 18:00"]
        assert [line["day"] for line in context["coming"]] == ["Friday 5 June"]

    def test_what_came_in_or_was_cancelled_lately_is_new(self, browser_of, rosa, frozen):
        _first, second = bookings_of(rosa, FRIDAY_TEN, FRIDAY_TEN + timedelta(days=1))
        cancel_as_customer(by=second.customer, booking=second, at=NOON)
        browser = browser_of(rosa.member.user)
        assert [line["cancelled"] for line in browser.get(PAGE).context["news"]] == [True, False]
        frozen(NOON + timedelta(hours=49))
        assert browser.get(PAGE).context["news"] == []

    def test_this_weeks_money_is_counted_from_monday(self, browser_of, rosa, frozen):
        booking = completed(listing=a_bookable_listing(rosa))
        done(
            listing=a_bookable_listing(rosa, title="Windows"),
            customer=a_customer(),
            start=FRIDAY_TEN + timedelta(hours=2),
        )
        frozen(booking.completed_at + timedelta(hours=1))
        context = browser_of(rosa.member.user).get(PAGE).context
        assert (context["earned_week"], context["pending"], context["expected"]) == ("£73.60", "£73.60", "£73.60")
        assert context["waiting"] == 1
        frozen(booking.completed_at + timedelta(days=4))
        assert browser_of(rosa.member.user).get(PAGE).context["earned_week"] == "£0.00"

    def test_nobody_elses_jobs_are_here(self, browser_of, rosa):
        a_booking()
        assert browser_of(rosa.member.user).get(PAGE).context["next"] is None


class TestLive:
    def test_the_page_listens_and_refreshes_its_own_part(self, browser_of, rosa):
        page = browser_of(rosa.member.user).get(PAGE).content.decode()
        assert 'data-live="/ws/work/" data-live-target="#today"' in page
        assert f'hx-get="{PAGE}" hx-trigger="live"' in page

    def test_the_part_alone_is_one_element_of_the_same_name(self, browser_of, rosa):
        bookings_of(rosa, FRIDAY_TEN)
        response = browser_of(rosa.member.user).get(PAGE, headers={"hx-request": "true", "hx-target": "today"})
        text = response.content.decode().strip()
        assert text.startswith('<div id="today"')
        assert "<html" not in text
        assert "has booked you" in text


def test_it_is_for_workers_only(browser_of, client):
    assert browser_of(a_customer()).get(PAGE).status_code == 403
    assert client.get(PAGE).url.startswith(reverse("account_login"))


def test_the_page_takes_the_same_few_statements_at_one_job_and_at_three(queries_of, browser_of):
    counts = []
    for number in (1, 3):
        worker = a_working_worker(f"Worker {number}")
        bookings_of(worker, *[FRIDAY_TEN + timedelta(days=n) for n in range(number)])
        counts.append(queries_of(browser_of(worker.member.user), PAGE))
    assert counts == [8, 8]


def test_a_worker_member_without_a_page_is_led_to_making_one(browser_of):
    answer = browser_of(a_member().user).get(PAGE, follow=True)
    assert answer.redirect_chain == [(reverse("workers:profile"), 302)]
    assert "First tell customers who you are" in answer.text
