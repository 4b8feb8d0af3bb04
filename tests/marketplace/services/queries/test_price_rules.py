"""The rules that bear on a price."""

from datetime import timedelta

import pytest

from coop.rules.actions.set_policy import set_policy
from marketplace.services.errors import BelowPriceFloor
from marketplace.services.queries.price_rules import check_price_floor, extra_facts, price_facts, price_rules
from tests.factories.marketplace import LONG_AGO, a_draft, an_extra

pytestmark = pytest.mark.django_db


def vote(key, value, *, at, scope=""):
    return set_policy(
        by=None, key=key, value=value, scope=scope, decision_name="General meeting", starts_at=at, at=LONG_AGO
    )


def test_all_rules_of_a_listing_come_in_one_query(django_assert_num_queries):
    vote("levy_bp", 700, at=LONG_AGO)
    with django_assert_num_queries(1):
        rules = price_rules(at=LONG_AGO, trade_slug="cleaning")
    assert (rules.levy_bp, rules.decided["levy_bp"]["decision"], rules.floor_minor_per_hour) == (
        700,
        "General meeting",
        1500,
    )
    assert rules.cutoff_hours == {"flexible": 4, "standard": 24, "firm": 72}
    assert rules.shares_of(8000).worker_minor == 7440


def test_a_trades_own_floor_wins_over_the_general_one_from_its_day_on():
    later = LONG_AGO + timedelta(days=10)
    vote("price_floor_minor_per_hour", 1800, scope="care", at=later)
    assert price_rules(at=later, trade_slug="care").floor_minor_per_hour == 1800
    assert price_rules(at=later, trade_slug="cleaning").floor_minor_per_hour == 1500
    assert price_rules(at=later - timedelta(seconds=1), trade_slug="care").floor_minor_per_hour == 1500


def test_a_booking_below_the_floor_is_refused_with_what_it_would_take():
    check_price_floor(trade_slug="cleaning", total_minor=3000, minutes=120, at=LONG_AGO)
    with pytest.raises(BelowPriceFloor) as refused:
        check_price_floor(trade_slug="cleaning", total_minor=2999, minutes=120, at=LONG_AGO)
    assert refused.value.details == {"floor_minor": 1500, "offered_minor": 1499, "least_minor": 3000}


def test_a_listing_hands_its_facts_to_the_price_sum():
    listing = a_draft(extras=(an_extra("Oven", 1200, 45),))
    facts = price_facts(listing)
    assert (facts.shape, facts.price_minor, facts.min_minutes, facts.title) == ("fixed", 4000, 120, "Home cleaning")
    extra = listing.extras.get()
    assert [(x.key, x.name, x.price_minor, x.minutes, x.most) for x in extra_facts(listing)] == [
        (str(extra.pk), "Oven", 1200, 45, 1)
    ]
