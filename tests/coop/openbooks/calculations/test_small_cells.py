"""Fewer than five people are never shown, and never come back by taking parts from a whole."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop.openbooks.calculations.periods import Span, month_of, quarter_of, year_of
from coop.openbooks.calculations.small_cells import FEWEST, hidden_spans, published_level


def year(*people, of=2026):
    """People by month from January on; None where nothing moved."""
    return {date(of, number + 1, 1): many for number, many in enumerate(people) if many is not None}


def test_five_people_are_enough_and_four_are_not():
    assert hidden_spans(year(5, 5, 5)) == set()
    assert hidden_spans(year(4)) == {"2026", "2026-Q1", "2026-01"}


def test_a_month_alone_takes_the_one_with_the_fewest_people_beside_it_along():
    assert hidden_spans(year(3, 9, 7)) == {"2026-01", "2026-03"}


def test_where_several_are_hidden_together_they_must_be_five_or_more():
    # Three and four may be the same people: the third month goes too, and then the quarter alone is shown.
    assert hidden_spans(year(3, 4, 8)) == {"2026-01", "2026-02", "2026-03"}


def test_a_whole_of_few_hides_all_its_parts():
    assert hidden_spans(year(2, 1, 2, 9, 9, 9)) == {
        *("2026-Q1", "2026-01", "2026-02", "2026-03"),
        # the quarter beside it goes too, or the year less that quarter would tell the first
        *("2026-Q2", "2026-04", "2026-05", "2026-06"),
    }


def test_a_month_in_which_nothing_moved_is_nothing_to_hide():
    assert hidden_spans(year(None, 6, 6)) == set()


def test_years_stand_for_themselves():
    assert hidden_spans(year(3, of=2025) | year(9)) == {"2025", "2025-Q1", "2025-01"}


PEOPLE = st.dictionaries(
    st.builds(date, st.sampled_from([2025, 2026]), st.integers(1, 12), st.just(1)), st.integers(0, 12), max_size=24
)


@given(PEOPLE)
def test_no_difference_of_shown_periods_stands_on_fewer_than_five_people(people):
    hidden = hidden_spans(people)
    behind = {month: people[month] for month in people}

    def most(months):
        return max((behind[month] for month in months if month in behind), default=0)

    wholes = {quarter_of(m): [] for m in people} | {year_of(m): [] for m in people}
    for whole in wholes:
        parts = [month_of(m) for m in whole.months if m in people]
        if len(whole.months) == 12:
            parts = list(dict.fromkeys(quarter_of(part.first) for part in parts))
        gone = [part for part in parts if part.key in hidden]
        if whole.key in hidden:
            assert gone == parts
        elif gone:
            assert most([m for part in gone for m in part.months]) >= FEWEST
    shown: list[Span] = [month_of(m) for m in people if month_of(m).key not in hidden]
    assert all(behind[span.first] >= FEWEST for span in shown)


JAN, FEB, MAR, APR = (date(2026, month, 1) for month in (1, 2, 3, 4))


@pytest.mark.parametrize(
    ("movements", "through", "expected"),
    [
        ([], MAR, (None, 0)),
        ([(JAN, 100, 4)], MAR, (None, 0)),
        ([(JAN, 100, 5)], MAR, (JAN, 100)),
        ([(JAN, 100, 5), (FEB, 10, 1), (MAR, 20, 4)], APR, (JAN, 100)),
        ([(JAN, 100, 5), (FEB, 10, 1), (MAR, 20, 6)], APR, (MAR, 130)),
        ([(JAN, 100, 5), (MAR, -20, 6)], FEB, (JAN, 100)),
    ],
)
def test_what_members_own_moves_here_only_when_five_of_them_moved_it(movements, through, expected):
    assert published_level(movements, through) == expected
