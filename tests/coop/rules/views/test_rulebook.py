from datetime import timedelta

import pytest

from coop.rules.actions.set_policy import set_policy
from coop.rules.catalogue import CATALOGUE
from coop.rules.wording import value_words
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon(frozen, noon):
    frozen(noon)


def set_levy(value, noon, **more):
    return set_policy(by=None, key="levy_bp", value=value, starts_at=noon, at=noon, **more)


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("levy_bp", 800, "8 %"),
        ("levy_bp", 750, "7.5 %"),
        ("levy_bp", 0, "0 %"),
        ("levy_bp", 1000, "10 %"),
        ("price_floor_minor_per_hour", 1500, "£15.00"),
        ("cutoff_hours_standard", 24, "24 hours before the start"),
        ("card_cost_bearer", "coop", "the co-op"),
    ],
)
def test_a_value_is_written_in_words(key, value, words):
    assert value_words(key, value) == words


def test_the_rulebook_names_every_rule_and_its_decision(client, noon):
    set_levy(700, noon, decision_name="Members' meeting in May")
    response = client.get("/rules/")
    parse_strictly(response)
    text = response.text
    assert all(spec.title.replace("'", "&#x27;") in text for spec in CATALOGUE.values())
    assert "7 %" in text
    assert "Members&#x27; meeting in May" in text


@pytest.mark.parametrize("versions", [1, 3])
def test_the_rulebook_makes_one_query_whatever_the_versions(client, noon, versions, django_assert_num_queries):
    for number in range(versions):
        at = noon - timedelta(days=10 - number)
        set_policy(by=None, key="levy_bp", value=700 + number, decision_name="V", starts_at=at, at=at)
    with django_assert_num_queries(1):
        client.get("/rules/")
