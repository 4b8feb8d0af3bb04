"""Pay per hour, highest to lowest: exact, and silent about few people."""

from fractions import Fraction as F

from coop.openbooks.calculations.pay_ratio import pay_ratio, tenths

# Six people, an hour each unless told otherwise.
SIX = [(60, 1_000), (60, 1_200), (120, 2_600), (30, 700), (60, 1_100), (60, 3_200)]


def test_the_ratio_is_the_highest_pay_per_hour_over_the_lowest():
    found = pay_ratio(SIX)
    assert (found.people, found.ratio) == (6, F(32, 10))
    assert found.average == 9_800 * 60 // 390


def test_among_fewer_than_five_nothing_is_told():
    found = pay_ratio(SIX[:4])
    assert (found.people, found.ratio, found.average, found.bands, found.hidden) == (4, None, None, (), True)
    assert not pay_ratio(SIX[:5]).hidden


def test_a_group_of_fewer_than_five_is_hidden_with_enough_beside_it():
    # Seven at the lowest pay, six at twice it, two at four times: the two are hidden, and with them the six.
    people = [(60, 1_000)] * 7 + [(60, 2_000)] * 6 + [(60, 4_000)] * 2
    found = pay_ratio(people)
    assert [band.people for band in found.bands] == [7, None, None, None, None]


def test_where_every_group_is_large_enough_all_are_shown_and_empty_ones_too():
    people = [(60, 1_000)] * 5 + [(60, 1_499)] * 5
    assert [band.people for band in pay_ratio(people).bands] == [5, 5, 0, 0, 0]


def test_all_in_one_group_that_is_large_enough():
    assert [band.people for band in pay_ratio([(60, 1_000)] * 5).bands] == [5, 0, 0, 0, 0]
    assert pay_ratio([(60, 1_000)] * 5).ratio == 1


def test_what_is_hidden_together_is_never_few():
    for few in range(1, 5):
        for many in range(5, 8):
            people = [(60, 1_000)] * many + [(60, 5_000)] * few
            bands = pay_ratio(people).bands
            hidden = len(people) - sum(band.people or 0 for band in bands)
            assert hidden >= 5


def test_a_ratio_is_rounded_half_up_to_one_decimal():
    assert [tenths(F(*pair)) for pair in ((5, 4), (1, 1), (249, 100), (2, 3))] == [13, 10, 25, 7]
