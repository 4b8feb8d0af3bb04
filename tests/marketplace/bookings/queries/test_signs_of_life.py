"""Booking and working are signs of life."""

import pytest

from coop.membership.registry import signs_of_life
from marketplace.bookings.queries.signs_of_life import booked_or_worked
from tests.factories.bookings import NOON, a_booking, a_hold, under_way

pytestmark = pytest.mark.django_db


def test_a_customer_counts_from_the_booking_and_a_worker_from_the_job(django_assert_num_queries):
    job = under_way()
    customer, worker = job.customer_id, job.worker.member.user_id
    with django_assert_num_queries(1):
        found = booked_or_worked(users=[customer, worker])
    assert found == {customer: NOON, worker: job.started_at}
    assert signs_of_life.get("marketplace.bookings") is booked_or_worked


def test_a_job_that_has_not_begun_says_nothing_of_the_worker():
    job = a_booking()
    assert booked_or_worked(users=[job.worker.member.user_id]) == {}


def test_the_newest_counts():
    first = a_hold()
    assert booked_or_worked(users=[first.customer_id]) == {first.customer_id: first.held_at}
