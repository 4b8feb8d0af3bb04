from datetime import date, timedelta

import pytest

from coop.surplus.registry import measures
from marketplace.bookings.models import Booking
from marketplace.bookings.queries.hours_worked import minutes_worked
from tests.factories.bookings import FRIDAY_TEN, NOON, a_booking, completed, done
from tests.factories.cast import a_bookable_listing, a_customer, a_working_worker

pytestmark = pytest.mark.django_db
YEAR = date(2026, 1, 1), date(2026, 12, 31)


@pytest.fixture
def rosa(frozen):
    frozen(NOON)
    return a_working_worker("Rosa Lane")


def test_accepted_jobs_count_with_the_minutes_they_took(rosa):
    listing, amina = a_bookable_listing(rosa), a_customer("Amina Begum")
    first = completed(a_booking(listing=listing, customer=amina))
    completed(a_booking(listing=listing, customer=amina, start=FRIDAY_TEN + timedelta(days=1)))
    done(a_booking(listing=listing, customer=amina, start=FRIDAY_TEN + timedelta(days=2)))  # not accepted yet
    first.refresh_from_db()
    booked = Booking.objects.filter(completed_at__isnull=False).values_list("minutes", "actual_minutes")
    wanted = sum(actual if actual is not None else minutes for minutes, actual in booked)
    assert minutes_worked(*YEAR) == {rosa.member.account_id: wanted}
    assert wanted > 0


def test_a_job_counts_on_the_day_it_was_accepted_in_the_coops_own_zone(rosa):
    listing, amina = a_bookable_listing(rosa), a_customer("Amina Begum")
    job = completed(a_booking(listing=listing, customer=amina))
    job.refresh_from_db()
    day = job.completed_at.date()
    assert set(minutes_worked(day, day)) == {rosa.member.account_id}
    assert minutes_worked(day - timedelta(days=1), day - timedelta(days=1)) == {}


def test_the_year_can_be_shared_by_hours():
    assert measures.get("hours").kind == "minutes"
