"""A listing in the words of time and distance."""

import pytest

from marketplace.services.queries.offers import offer_spec, reaches
from marketplace.workers.calculations.geography import Point
from tests.factories.marketplace import HALIFAX, HEBDEN, LEEDS, TODMORDEN, a_draft, a_worker

pytestmark = pytest.mark.django_db


def test_an_offer_has_the_lengths_of_the_listing():
    listing = a_draft(setup_minutes=10, wrapup_minutes=5, lead_minutes=120, horizon_days=60)
    offer = offer_spec(listing)
    assert (offer.duration_minutes, offer.setup_minutes, offer.wrapup_minutes) == (120, 10, 5)
    assert (offer.grid_minutes, offer.lead_minutes, offer.horizon_days) == (30, 120, 60)
    assert offer_spec(listing, minutes=165, horizon_limit=14).duration_minutes == 165
    assert offer_spec(listing, horizon_limit=14).horizon_days == 14


def test_a_worker_reaches_as_far_as_they_said():
    listing = a_draft(a_worker(radius_metres=8_000))
    assert [reaches(listing, Point(*place)) for place in (HEBDEN, TODMORDEN, HALIFAX)] == [True, True, False]


def test_a_listing_may_have_a_distance_of_its_own():
    assert reaches(a_draft(a_worker(radius_metres=8_000), radius_metres=15_000), Point(*HALIFAX)) is True


def test_people_come_to_a_worker_from_further_and_phone_from_anywhere():
    worker = a_worker(radius_metres=1_000)
    assert reaches(a_draft(worker, place_mode="at_worker"), Point(*LEEDS)) is True
    assert reaches(a_draft(worker, place_mode="at_worker"), Point(51_507_400, -127_800)) is False
    assert reaches(a_draft(worker, place_mode="remote"), Point(-33_868_800, 151_209_300)) is True
