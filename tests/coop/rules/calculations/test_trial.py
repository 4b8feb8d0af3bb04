"""Who would get more and who less, without telling on anybody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop.rules.calculations.trial import (
    FEWEST,
    Cells,
    Person,
    cells_of,
    group_of,
    hidden_bands,
    joined,
    protected,
    tells_on_somebody,
)

EDGES = (50_000, 200_000, 500_000)
PEOPLE = st.lists(
    st.builds(Person, size=st.integers(0, 900_000), change=st.sampled_from([-500, -1, 0, 0, 1, 250])), max_size=30
)


def people(count, size=10_000, change=100):
    return [Person(size, change)] * count


def test_more_less_and_same_are_counted_and_the_sum_is_exact():
    crowd = people(6, change=100) + people(5, change=-30) + people(7, change=0)
    assert cells_of(crowd) == Cells(18, 6, 5, 7, 450)


@pytest.mark.parametrize(("count", "hidden"), [(0, False), (1, True), (4, True), (5, False)])
def test_a_cell_of_one_to_four_people_is_hidden(count, hidden):
    group = group_of("workers", people(20, change=0) + people(count))
    assert group.total.hidden is hidden


def test_bands_with_too_few_people_are_joined_with_the_next_and_the_rest_with_the_last():
    crowd = people(2, 10_000) + people(4, 60_000) + people(6, 250_000) + people(3, 800_000)
    assert [(low, below, len(inside)) for low, below, inside in joined(crowd, EDGES)] == [
        (0, 200_000, 6),
        (200_000, None, 9),
    ]


def test_the_lowest_end_of_a_band_belongs_to_it():
    crowd = people(5, 49_999) + people(5, 50_000)
    assert [(low, below, len(inside)) for low, below, inside in joined(crowd, EDGES)] == [
        (0, 50_000, 5),
        (50_000, None, 5),
    ]


def test_fewer_than_five_people_in_all_make_one_hidden_band():
    (band,) = group_of("workers", people(4), EDGES).bands
    assert (band.lowest, band.below, band.cells) == (0, None, Cells(None, None, None, None, None))


def test_one_hidden_band_takes_the_smallest_other_with_it():
    small = Cells(3, 3, 0, 0, 300)
    assert hidden_bands([Cells(30, 30, 0, 0, 1), small, Cells(9, 9, 0, 0, 1), Cells(12, 12, 0, 0, 1)]) == {1, 2}


def test_hiding_goes_on_until_the_hidden_ones_together_tell_nothing():
    small, none_more = Cells(7, 1, 0, 6, 100), Cells(8, 0, 0, 8, 0)
    assert hidden_bands([small, none_more, Cells(20, 20, 0, 0, 1)]) == {0, 1, 2}


def test_where_one_side_is_too_small_no_sum_is_shown_on_any_side():
    workers, customers = group_of("workers", people(9)), group_of("customers", people(3, change=-300))
    groups, coop = protected([workers, customers], 0)
    assert coop is None
    assert [group.total for group in groups] == [Cells(9, 9, 0, 0, None), Cells(None, None, None, None, None)]
    assert protected([workers], -900) == ((workers,), -900)


@given(PEOPLE)
def test_nobody_is_lost_between_the_bands_and_the_sums_add_up(crowd):
    banded = joined(crowd, EDGES)
    assert sorted((p.size, p.change) for _l, _b, inside in banded for p in inside) == sorted(
        (p.size, p.change) for p in crowd
    )
    assert sum(cells_of(inside).change for _l, _b, inside in banded) == cells_of(crowd).change
    assert all(low <= p.size and (below is None or p.size < below) for low, below, inside in banded for p in inside)
    assert [below for _l, below, _i in banded[:-1]] == [low for low, _b, _i in banded[1:]]


@given(PEOPLE)
def test_no_small_cell_can_be_read_or_found_by_subtracting(crowd):
    group = group_of("workers", crowd, EDGES)
    shown = [band.cells for band in group.bands if not band.cells.hidden]
    assert all(cells.adds_up and not tells_on_somebody(cells) for cells in shown)
    if group.total.hidden:
        return
    for name in ("more", "less", "same"):
        left = getattr(group.total, name) - sum(getattr(cells, name) for cells in shown)
        assert left == 0 or left >= FEWEST
