from datetime import timedelta

import pytest

from coop.rules.actions.set_policy import set_policy
from coop.rules.queries.coming_changes import change_made_by, coming_changes

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def set_rule(key, value, at, starts_at, **more):
    return set_policy(by=None, key=key, value=value, decision_name="Vote", starts_at=starts_at, at=at, **more)


def test_a_change_is_told_in_words_with_its_first_day_and_what_stays(noon):
    version = set_rule("levy_bp", 700, noon, noon + 13 * DAY, decision_url="/decisions/levy/")
    (change,) = coming_changes(at=noon)
    assert change.sentence == (
        "The co-op's share: from 8 % to 7 % from Monday 15 June 2026. Bookings made before keep 8 %."
    )
    assert (change.change, change.decision_url) == ("from 8 % to 7 %", "/decisions/levy/")
    assert change_made_by(version) == change


def test_two_changes_of_one_rule_follow_each_other(noon):
    set_rule("levy_bp", 900, noon - DAY, noon - DAY)
    set_rule("levy_bp", 800, noon, noon + DAY)
    set_rule("levy_bp", 700, noon, noon + 2 * DAY)
    assert [change.change for change in coming_changes(at=noon)] == ["from 9 % to 8 %", "from 8 % to 7 %"]
    assert [change.change for change in coming_changes(at=noon + DAY)] == ["from 8 % to 7 %"]


def test_a_rule_of_one_trade_is_compared_with_the_general_one_until_it_has_its_own(noon):
    key = "price_floor_minor_per_hour"
    set_rule(key, 1600, noon, noon)
    set_rule(key, 2200, noon, noon + DAY, scope="dog-walking")
    set_rule(key, 2300, noon, noon + 2 * DAY, scope="dog-walking")
    set_rule(key, 1700, noon, noon + 3 * DAY)
    assert [(change.title, change.change) for change in coming_changes(at=noon)] == [
        ("Lowest price for an hour, dog walking", "from £16.00 to £22.00"),
        ("Lowest price for an hour, dog walking", "from £22.00 to £23.00"),
        ("Lowest price for an hour", "from £16.00 to £17.00"),
    ]


def test_a_rule_that_is_not_about_bookings_says_what_it_leaves_alone(noon):
    version = set_rule("pay_by_days", 14, noon, noon + DAY)
    assert change_made_by(version).sentence.endswith("Whoever was accepted before keeps 30 days.")


def test_without_a_decided_change_nothing_is_coming(noon):
    set_rule("levy_bp", 700, noon, noon)
    assert coming_changes(at=noon) == []


def test_all_changes_are_read_in_one_query(noon, django_assert_num_queries):
    for number, key in enumerate(("levy_bp", "hold_minutes", "pay_by_days")):
        set_rule(key, 20, noon, noon + (number + 1) * DAY)
    with django_assert_num_queries(1):
        assert len(coming_changes(at=noon)) == 3
