from cms.learning.calculations.rule import standing
from cms.learning.enums import Reflecting


def stands(**given):
    usual = {
        "sessions": 3, "needed": 2, "reflecting": Reflecting.END, "attended": {1, 2}, "reflected": {None}, "over": True
    }  # fmt: skip
    return standing(**{**usual, **given})


def test_enough_sessions_and_a_look_back_earn_the_certificate_when_it_is_over():
    assert stands().is_met
    assert not stands(over=False).is_met


def test_one_session_too_few_is_said():
    assert stands(attended={1}).still == 1
    assert not stands(attended={1}).is_met


def test_a_reflection_on_a_session_is_no_look_back():
    assert stands(reflected={1, 2}).end_missing
    assert not stands(reflected={1, 2}).is_met


def test_where_each_session_asks_only_those_attended_do():
    each = stands(reflecting=Reflecting.EACH, reflected={1, 3})
    assert each.to_reflect == (2,)
    assert not each.is_met
    assert stands(reflecting=Reflecting.EACH, reflected={1, 2}).is_met
