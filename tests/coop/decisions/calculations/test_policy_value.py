"""A rule's value as people write it."""

import pytest

from coop.decisions.calculations.policy_value import read_policy_value
from coop.rules.catalogue import CATALOGUE
from foundation.errors import Invalid


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("levy_bp", "7", 700),
        ("levy_bp", " 7.5 % ", 750),
        ("levy_bp", "7,25", 725),
        ("price_floor_minor_per_hour", "£16", 1600),
        ("price_floor_minor_per_hour", "16.50", 1650),
        ("hold_minutes", "20", 20),
        ("card_cost_bearer", "worker", "worker"),
        ("auto_approve_applications", "Yes", True),
        ("auto_approve_applications", "no", False),
    ],
)
def test_a_value_is_read_as_people_write_it(key, text, value):
    read = read_policy_value(key, text)
    assert (read, type(read)) == (value, type(value))
    assert CATALOGUE[key].problem_with(read) == ""


@pytest.mark.parametrize(
    ("key", "text"),
    [("levy_bp", "seven"), ("levy_bp", "7.125"), ("hold_minutes", "1.5"), ("hold_minutes", "-1"),
     ("auto_approve_applications", "perhaps"), ("price_floor_minor_per_hour", "much")],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_beside_its_field(key, text):
    with pytest.raises(Invalid) as refusal:
        read_policy_value(key, text)
    assert refusal.value.fields
