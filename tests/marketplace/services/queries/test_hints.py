"""What a price really means for the worker who asks it."""

import pytest

from marketplace.services.facts import ListingFacts
from marketplace.services.queries.hints import price_hint
from tests.factories.marketplace import LONG_AGO, a_worker, an_extra

pytestmark = pytest.mark.django_db


def hint(**changes):
    facts = ListingFacts(**{"title": "Clean", "price_minor": 4000, "min_minutes": 120, **changes})
    return price_hint(facts, worker=a_worker(radius_metres=8_000), trade_slug="cleaning", at=LONG_AGO)


def test_share_setting_up_and_the_typical_way_are_counted():
    found = hint(setup_minutes=10)
    # 4 km at 400 m a minute is 10 minutes, 5 more to park, there and back: 30. With 10 and 120: 160 minutes.
    assert (found.total_minor, found.kept_minor, found.travel_minutes) == (4000, 3680, 30)
    assert found.pay.minor_per_hour == 3680 * 60 // 160
    assert found.is_fair is True


def test_work_at_home_or_by_phone_has_no_way():
    assert hint(place_mode="remote").travel_minutes == 0
    assert hint(place_mode="at_worker").travel_minutes == 0


def test_a_short_job_far_away_is_not_fair_though_it_meets_the_floor():
    found = hint(price_minor=1500, min_minutes=60)
    assert found.least_price_minor == 0
    assert found.is_fair is False


def test_below_the_floor_it_says_what_would_do():
    assert hint(price_minor=2500).least_price_minor == 3000
    assert hint(extras=(an_extra("Ironing", 100, 120),)).least_price_minor == 5900


def test_a_radius_of_the_listings_own_counts():
    assert hint(radius_metres=2_000).typical_metres == 1_000
