import pytest
from django.urls import reverse

from marketplace.bookings.actions.cancel_as_worker import cancel_as_worker
from marketplace.bookings.actions.set_off import set_off
from marketplace.bookings.enums import EndReason
from tests.factories.bookings import NOON, a_booking, a_hold, completed, done, fresh, under_way
from tests.factories.cast import a_customer, an_office_person
from tests.support.pages import parse_strictly

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def page_of(booking):
    return reverse("bookings:booking", args=[booking.reference])


def heading(response):
    return response.context["heading"]


class TestTheCustomer:
    @pytest.mark.parametrize(
        ("make", "words", "action"),
        [
            (a_hold, "We are keeping this time for you", "check_and_pay"),
            (a_booking, "You are booked with Rosa Lane", "calendar_file"),
            (under_way, "Rosa Lane is at work", ""),
            (done, "Rosa Lane has finished. Is all well?", "accept"),
            (completed, "All done", "receipt"),
        ],
    )
    def test_each_stage_has_one_heading_and_one_next_step(self, browser_of, make, words, action):
        booking = make()
        response = browser_of(booking.customer).get(page_of(booking))
        parse_strictly(response)
        assert heading(response) == words
        expected = reverse(f"bookings:{action}", args=[booking.reference]) if action else ""
        assert response.context["action_url"] == expected

    def test_a_worker_on_the_way_is_told(self, browser_of):
        booking = a_booking()
        set_off(by=booking.worker.member.user, booking=booking, at=booking.start_utc)
        assert heading(browser_of(booking.customer).get(page_of(booking))) == "Rosa Lane is on the way"

    def test_a_worker_who_cannot_come_is_told_with_their_words_and_never_the_reason(self, browser_of):
        booking = a_booking()
        worker = booking.worker.member.user
        cancel_as_worker(by=worker, booking=booking, why=EndReason.WORKER_ILL, remark="So sorry", at=NOON)
        response = browser_of(booking.customer).get(page_of(booking))
        page = response.content.decode()
        assert heading(response) == "Rosa Lane cannot come"
        assert "So sorry" in page
        assert "£80.00 goes back to the card you paid with." in page
        assert "ill" not in {word.strip(".,") for word in page.split()}

    def test_after_the_free_time_the_page_says_whom_to_ask(self, browser_of, frozen):
        booking = a_booking()
        frozen(booking.free_until)
        page = browser_of(booking.customer).get(page_of(booking)).content.decode()
        assert "Has something come up? Get in touch with us" in page

    def test_the_timeline_tells_what_happened_newest_first(self, browser_of):
        booking = done()
        entries = browser_of(booking.customer).get(page_of(booking)).context["timeline"]
        assert [str(entry["title"]) for entry in entries] == [
            "Work finished",
            "Work started",
            "Paid and booked",
            "Went to pay",
            "Details given",
            "Time kept",
        ]

    def test_what_can_be_done_else_follows_from_the_state(self, browser_of):
        booking = a_booking()
        browser = browser_of(booking.customer)
        labels = [str(link["label"]) for link in browser.get(page_of(booking)).context["links"]]
        assert labels == ["Receipt", "Cancel this booking"]
        under_way(booking)
        labels = [str(link["label"]) for link in browser.get(page_of(booking)).context["links"]]
        assert labels == ["Receipt"]


class TestOthers:
    def test_the_worker_has_a_page_of_their_own(self, browser_of):
        booking = a_booking()
        response = browser_of(booking.worker.member.user).get(page_of(booking))
        assert response.url == reverse("bookings:job", args=[booking.reference])

    def test_a_worker_does_not_see_who_only_keeps_a_time(self, browser_of):
        booking = a_hold()
        assert browser_of(booking.worker.member.user).get(page_of(booking)).status_code == 404

    def test_the_office_sees_both_sides_and_may_call_it_off(self, browser_of):
        booking = a_booking()
        response = browser_of(an_office_person()).get(page_of(booking))
        parse_strictly(response)
        assert heading(response) == "Amina Begum with Rosa Lane"
        assert "Call it off for the co-op" in [str(link["label"]) for link in response.context["links"]]

    def test_strangers_learn_nothing(self, browser_of, client):
        booking = a_booking()
        assert browser_of(a_customer()).get(page_of(booking)).status_code == 404
        assert browser_of(a_customer()).get("/bookings/CW-2222-22/").status_code == 404
        assert client.get(page_of(booking)).url.startswith(reverse("account_login"))

    def test_a_reference_may_be_typed_as_it_was_heard(self, browser_of):
        booking = a_booking()
        heard = booking.reference.lower().replace("-", "")
        assert browser_of(booking.customer).get(f"/bookings/{heard}/").status_code == 200


def test_the_page_takes_the_same_few_statements_however_much_happened(queries_of, browser_of):
    short, long = a_hold(), fresh(completed())
    counts = [queries_of(browser_of(booking.customer), page_of(booking)) for booking in (short, long)]
    assert counts == [5, 5]
