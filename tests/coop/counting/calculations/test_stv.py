"""Scottish STV and instant run-off: cases worked by hand, and a naive second counter as oracle."""

import random
from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coop.counting.calculations.election import Election, election_from_rankings
from coop.counting.calculations.papers import VOTE
from coop.counting.calculations.stv import count_stv
from coop.counting.calculations.stv_result import Action, CountResult
from coop.counting.enums import Method, Settled
from coop.counting.errors import BadRule
from tests.coop.counting.oracles import naive_stv

ADA, BO, CY, DI = 1, 2, 3, 4
NAMES = ["Ada", "Bo", "Cy", "Di"]


def election(papers: dict[tuple[int, ...], int], seats: int, *, size: int = 4, **more: object) -> Election:
    rankings = [ranking for ranking, copies in papers.items() for _ in range(copies)]
    return election_from_rankings(NAMES[:size], seats, rankings, **more)  # type: ignore[arg-type]


def table(result: CountResult) -> list[dict[int, str]]:
    return [{c: str(Decimal(v) / VOTE) for c, v in stage.votes.items()} for stage in result.stages]


def story(result: CountResult) -> list[tuple[str, int | None]]:
    return [(stage.action.value, stage.subject) for stage in result.stages]


def test_a_whole_count_worked_by_hand() -> None:
    """13 papers, 2 seats: quota 5. Ada's 3 surplus votes pass on at 3/8 = 0.375 each; then Cy goes out."""
    result = count_stv(election({(ADA, BO): 5, (ADA, CY): 3, (BO,): 3, (CY, BO): 2}, 2, size=3))
    assert (result.valid, result.quota, result.elected, result.complete) == (13, 5, (ADA, BO), True)
    assert table(result) == [
        {ADA: "8", BO: "3", CY: "2"},
        {ADA: "5", BO: "4.875", CY: "3.125"},
        {ADA: "5", BO: "6.875", CY: "0"},
    ]
    assert story(result) == [("first-preferences", None), ("surplus", ADA), ("exclusion", CY)]
    assert [stage.elected for stage in result.stages] == [(ADA,), (), (BO,)]
    assert [stage.excluded for stage in result.stages] == [(), (), (CY,)]
    assert [stage.non_transferable for stage in result.stages] == [0, 0, 112_500]
    assert result.ties == ()


@pytest.mark.parametrize(
    ("valid", "seats", "quota"), [(13, 2, 5), (12, 2, 5), (11, 2, 4), (100, 1, 51), (99, 1, 50), (4003, 3, 1001)]
)
def test_the_quota_is_the_next_whole_number_above_v_over_s_plus_one(valid: int, seats: int, quota: int) -> None:
    assert count_stv(election({(ADA,): valid - 1, (BO,): 1}, seats)).quota == quota


def test_a_transfer_value_is_cut_off_and_never_rounded() -> None:
    """Ada has 6 with a quota of 4: each of her papers is worth 2/6 = 0.33333 to the next, not 0.33334."""
    result = count_stv(election({(ADA, BO): 6, (BO,): 1, (CY,): 3}, 2, size=3))
    assert result.quota == 4
    assert table(result)[1] == {ADA: "4", BO: "2.99998", CY: "3"}
    assert [stage.lost for stage in result.stages] == [0, 2, 2]
    assert result.elected == (ADA, CY)


def test_five_ninths_are_cut_off_to_55555() -> None:
    result = count_stv(election({(ADA, BO): 9, (CY,): 1, (DI,): 1}, 2))
    assert result.quota == 4
    assert table(result)[1][BO] == str(9 * Decimal("0.55555"))


def test_a_paper_that_moves_twice_carries_the_value_it_had_on_arrival() -> None:
    """Ada 8 of quota 5 passes on 3/8 = 0.37500; Bo then has 4 + 3 = 7 and a surplus of 2: his own papers pass on
    at 2/7 = 0.28571, Ada's at 2 x 0.375 / 7 = 0.10714."""
    result = count_stv(election({(ADA, BO, CY): 8, (BO, CY): 4, (CY,): 1, (DI,): 4}, 3))
    assert result.quota == 5
    assert story(result)[1:3] == [("surplus", ADA), ("surplus", BO)]
    transfer = result.stages[2].transfer
    assert transfer is not None
    assert transfer.rates == ((VOTE, 28571, 4), (37500, 10714, 8))
    assert table(result)[2][CY] == str(1 + 4 * Decimal("0.28571") + 8 * Decimal("0.10714"))


def test_a_surplus_passes_over_candidates_already_elected() -> None:
    result = count_stv(election({(ADA, BO, CY): 8, (BO,): 6, (CY,): 1, (DI,): 2}, 3))
    assert result.quota == 5
    assert result.stages[0].elected == (ADA, BO)
    assert table(result)[1] == {ADA: "5", BO: "6", CY: "4", DI: "2"}


def test_papers_of_the_elected_stay_with_them_and_later_transfers_pass_them_over() -> None:
    """Ada is elected on exactly the quota. Di's paper names her next, and goes past her to Bo."""
    result = count_stv(election({(ADA, CY): 4, (BO,): 3, (CY,): 2, (DI, ADA, BO): 1}, 2))
    assert result.quota == 4
    assert table(result) == [{ADA: "4", BO: "3", CY: "2", DI: "1"}, {ADA: "4", BO: "4", CY: "2", DI: "0"}]
    assert story(result)[1] == ("exclusion", DI)


def test_the_largest_surplus_goes_first_and_one_surplus_is_one_stage() -> None:
    result = count_stv(election({(ADA, DI): 6, (BO, DI): 7, (CY,): 2, (DI,): 1}, 3))
    assert result.quota == 5
    assert result.stages[0].elected == (BO, ADA)
    assert story(result)[1:] == [("surplus", BO), ("surplus", ADA), ("exclusion", CY)]
    assert result.elected == (BO, ADA, DI)


def test_a_surplus_that_arises_later_but_is_larger_goes_before_an_older_one() -> None:
    """Quota 10. Ada's 8 surplus votes lift Cy from 7 to 14.99992; his surplus goes before Bo's older one of 1."""
    rankings = [[1, 3]] * 18 + [[2]] * 11 + [[3]] * 7 + [[4]] * 5 + [[5]] * 4 + [[6]]
    result = count_stv(election_from_rankings(names(6), 4, rankings))
    assert result.quota == 10
    assert story(result)[1:4] == [("surplus", 1), ("surplus", 3), ("surplus", 2)]


def test_the_count_stops_as_soon_as_the_seats_are_filled() -> None:
    result = count_stv(election({(ADA, CY): 10, (BO, CY): 8, (CY,): 1}, 2, size=3))
    assert result.elected == (ADA, BO)
    assert len(result.stages) == 1


def test_the_last_places_are_filled_without_a_quota() -> None:
    result = count_stv(election({(ADA,): 6, (BO,): 3, (CY,): 2}, 2, size=3))
    assert story(result) == [("first-preferences", None), ("surplus", ADA), ("exclusion", CY)]
    assert (result.stages[-1].elected, result.stages[-1].filled) == ((BO,), (BO,))
    assert table(result)[-1] == {ADA: "4", BO: "3", CY: "0"}


def test_once_the_last_places_can_be_filled_nothing_more_is_transferred() -> None:
    """Ada's surplus stays where it is: as many places as candidates are left."""
    result = count_stv(election({(ADA, BO): 9, (BO,): 1}, 2, size=2))
    assert (result.elected, len(result.stages), result.stages[0].filled) == ((ADA, BO), 1, (BO,))
    assert table(result) == [{ADA: "9", BO: "1"}]


def test_with_no_more_candidates_than_seats_all_are_elected_at_once() -> None:
    result = count_stv(election({(BO,): 1}, 5))
    assert result.elected == (BO, ADA, CY, DI)
    assert len(result.stages) == 1


def test_instant_run_off_needs_a_strict_majority_of_the_valid_papers() -> None:
    half = count_stv(election({(ADA,): 5, (BO,): 3, (CY, BO): 2}, 1, size=3), method=Method.IRV)
    assert half.quota == 6
    assert len(half.stages) > 1
    more = count_stv(election({(ADA,): 6, (BO,): 3, (CY, BO): 2}, 1, size=3), method=Method.IRV)
    assert (more.elected, len(more.stages)) == ((ADA,), 1)


def test_the_plurality_winner_can_lose_the_run_off() -> None:
    result = count_stv(election({(ADA,): 4, (BO, CY): 3, (CY, BO): 2}, 1, size=3), method=Method.IRV)
    assert result.elected == (BO,)
    assert table(result) == [{ADA: "4", BO: "3", CY: "2"}, {ADA: "4", BO: "5", CY: "0"}]


def test_instant_run_off_is_the_same_count_as_stv_with_one_seat() -> None:
    ballots = election({(ADA, BO): 4, (BO, CY): 3, (CY, BO): 2, (DI, CY): 1}, 3)
    irv, stv = count_stv(ballots, method=Method.IRV), count_stv(ballots, seats=1)
    assert (irv.stages, irv.elected, irv.quota) == (stv.stages, stv.elected, stv.quota)


def test_withdrawn_candidates_are_passed_over_and_papers_for_them_alone_are_not_valid() -> None:
    result = count_stv(election({(ADA, BO): 3, (BO,): 1, (ADA,): 2, (CY,): 3}, 1, size=3, withdrawn=[ADA]))
    assert (result.valid, result.blank, result.quota) == (7, 2, 4)
    assert table(result)[0] == {BO: "4", CY: "3"}
    assert result.elected == (BO,)


def test_blank_and_spoilt_papers_are_not_in_the_valid_poll() -> None:
    result = count_stv(election({(ADA,): 3, (BO,): 2, (): 4}, 1, spoilt=2))
    assert (result.valid, result.blank, result.election.spoilt, result.quota) == (5, 4, 2, 3)


# Ties


def test_equal_lowest_candidates_are_told_apart_by_the_most_recent_stage_that_differs() -> None:
    """Bo and Cy have 4 each when somebody must go. A stage earlier Bo had 3, so Bo goes out."""
    papers = {(ADA,): 6, (BO,): 3, (CY,): 4, (DI, BO): 1}
    result = count_stv(election(papers, 1))
    assert story(result) == [("first-preferences", None), ("exclusion", DI), ("exclusion", BO), ("exclusion", CY)]
    tie = result.ties[0]
    assert (tie.stage, tie.candidates, tie.settled, tie.chosen, tie.looked_back_to) == (
        3,
        (BO, CY),
        Settled.LOOK_BACK,
        BO,
        1,
    )


def test_equal_surpluses_are_told_apart_by_the_most_recent_stage_that_differs() -> None:
    """Quota 7. Two exclusions lift Bo from 4 and Cy from 5 to 6 each and then 8 each; Cy was ahead at stage 1."""
    rankings = [[1]] * 7 + [[2]] * 4 + [[3]] * 5 + [[4, 2]] * 2 + [[4, 3]] + [[5, 2]] * 2 + [[5, 3]] * 2
    rankings += [[6]] * 5 + [[7]] * 6
    result = count_stv(election_from_rankings(names(7), 4, rankings))
    assert result.quota == 7
    assert story(result)[1:5] == [("exclusion", 4), ("exclusion", 5), ("surplus", 3), ("surplus", 2)]
    tie = result.ties[0]
    assert (tie.stage, tie.action, tie.candidates) == (4, Action.SURPLUS, (2, 3))
    assert (tie.settled, tie.chosen, tie.looked_back_to) == (Settled.LOOK_BACK, 3, 1)


NO_WAY_TO_TELL = {(ADA,): 4, (BO,): 2, (CY,): 2}


def test_a_tie_that_decides_a_seat_stops_the_count_and_is_named() -> None:
    result = count_stv(election(NO_WAY_TO_TELL, 2, size=3))
    assert not result.complete
    assert result.elected == (ADA,)
    tie = result.ties[-1]
    assert (tie.action, tie.candidates, tie.settled, tie.chosen) == (
        Action.EXCLUSION,
        (BO, CY),
        Settled.UNSETTLED,
        None,
    )
    assert tie.stage == len(result.stages) + 1


def test_the_committed_order_keeps_whoever_comes_first_in_it() -> None:
    kept_bo = count_stv(election(NO_WAY_TO_TELL, 2, size=3), tie_order=[BO, ADA, CY])
    kept_cy = count_stv(election(NO_WAY_TO_TELL, 2, size=3), tie_order=[CY, BO, ADA])
    assert (kept_bo.elected, kept_cy.elected) == ((ADA, BO), (ADA, CY))
    assert kept_bo.complete
    assert (kept_bo.ties[0].settled, kept_bo.ties[0].chosen) == (Settled.COMMITTED_ORDER, CY)


def test_the_committed_order_moves_the_surplus_of_whoever_comes_first_in_it() -> None:
    papers = {(ADA, CY): 6, (BO, DI): 6, (CY,): 2, (DI,): 2}
    for order in ([ADA, BO, CY, DI], [BO, ADA, CY, DI]):
        result = count_stv(election(papers, 3), tie_order=order)
        assert story(result)[1] == ("surplus", order[0])
        assert result.ties[0].settled is Settled.COMMITTED_ORDER


def test_an_order_that_says_nothing_about_one_of_the_equals_does_not_settle_the_tie() -> None:
    assert not count_stv(election(NO_WAY_TO_TELL, 2, size=3), tie_order=[BO]).complete
    assert count_stv(election(NO_WAY_TO_TELL, 2, size=3), tie_order=[BO, CY]).elected == (ADA, BO)


def test_a_tie_that_cannot_change_who_is_elected_needs_no_lot() -> None:
    result = count_stv(election({(ADA,): 6, (BO, ADA): 5, (CY,): 1, (DI,): 1}, 1))
    assert result.complete
    assert result.elected == (ADA,)
    assert [(tie.candidates, tie.settled) for tie in result.ties] == [((CY, DI), Settled.NOT_NEEDED)]


@pytest.mark.parametrize("order", [[1, 1], [9], [1, 2, 3, 4, 5]])
def test_an_order_with_strangers_or_repetitions_is_refused(order: list[int]) -> None:
    with pytest.raises(BadRule, match="candidates of this election, each once"):
        count_stv(election(NO_WAY_TO_TELL, 2), tie_order=order)


def test_impossible_numbers_of_seats_are_refused() -> None:
    with pytest.raises(BadRule, match="at least one seat"):
        count_stv(election(NO_WAY_TO_TELL, 2), seats=0)
    with pytest.raises(BadRule, match="fills one seat, not 2"):
        count_stv(election(NO_WAY_TO_TELL, 2), method=Method.IRV, seats=2)


def test_progress_is_told_stage_by_stage() -> None:
    heard: list[str] = []
    count_stv(election({(ADA, BO): 5, (BO,): 3, (CY, BO): 2}, 2, size=3), progress=heard.append)
    assert heard == ["stage 2, 1 of 2 elected"]


# Properties


@st.composite
def elections(draw: st.DrawFn) -> tuple[int, int, list[list[int]], list[int], list[int]]:
    """Size, seats, rankings, withdrawn, tie order. Few candidates and papers, so that ties abound."""
    size = draw(st.integers(2, 6))
    numbers = list(range(1, size + 1))
    ranking = st.permutations(numbers).flatmap(lambda line: st.integers(0, size).map(lambda cut: list(line[:cut])))
    rankings = draw(st.lists(ranking, max_size=25))
    withdrawn = draw(st.lists(st.sampled_from(numbers), max_size=1))
    return size, draw(st.integers(1, 4)), rankings, withdrawn, draw(st.permutations(numbers))


def names(size: int) -> list[str]:
    return [f"candidate {number}" for number in range(1, size + 1)]


@settings(deadline=None, max_examples=120)
@given(elections())
def test_every_stage_is_that_of_the_naive_counter(case: tuple[int, int, list[list[int]], list[int], list[int]]) -> None:
    size, seats, rankings, withdrawn, order = case
    quota, elected, history = naive_stv(size, seats, rankings, order, withdrawn)
    result = count_stv(election_from_rankings(names(size), seats, rankings, withdrawn=withdrawn), tie_order=order)
    assert result.quota == quota
    assert {c: stage.number for stage in result.stages for c in stage.elected} == elected
    assert [{c: Decimal(v) / VOTE for c, v in stage.votes.items()} for stage in result.stages] == history


@settings(deadline=None, max_examples=50)
@given(elections())
def test_every_stage_sums_to_the_valid_poll(case: tuple[int, int, list[list[int]], list[int], list[int]]) -> None:
    size, seats, rankings, withdrawn, order = case
    result = count_stv(election_from_rankings(names(size), seats, rankings, withdrawn=withdrawn), tie_order=order)
    for stage in result.stages:
        assert sum(stage.votes.values()) + stage.non_transferable + stage.lost == result.poll
        assert 0 <= stage.lost <= result.valid * len(result.stages)
    assert len(result.elected) == min(seats, size - len(withdrawn))


@settings(deadline=None, max_examples=50)
@given(elections(), st.randoms(use_true_random=False))
def test_neither_the_order_of_ballots_nor_of_candidates_changes_who_is_elected(
    case: tuple[int, int, list[list[int]], list[int], list[int]], shuffler: random.Random
) -> None:
    size, seats, rankings, withdrawn, order = case
    new_number = list(range(1, size + 1))
    shuffler.shuffle(new_number)
    renamed = dict(zip(range(1, size + 1), new_number, strict=True))
    shuffled = [[renamed[c] for c in ranking] for ranking in rankings]
    shuffler.shuffle(shuffled)
    labels = names(size)
    relabelled = [labels[new_number.index(number)] for number in range(1, size + 1)]
    for tie_order in (order, None):
        plain = count_stv(election_from_rankings(labels, seats, rankings, withdrawn=withdrawn), tie_order=tie_order)
        moved = count_stv(
            election_from_rankings(relabelled, seats, shuffled, withdrawn=[renamed[c] for c in withdrawn]),
            tie_order=None if tie_order is None else [renamed[c] for c in tie_order],
        )
        assert [labels[c - 1] for c in plain.elected] == [relabelled[c - 1] for c in moved.elected]
        assert plain.complete is moved.complete
        assert by_name(plain, labels) == by_name(moved, relabelled)


def by_name(result: CountResult, labels: Sequence[str]) -> list[dict[str, int]]:
    return [{labels[c - 1]: held for c, held in stage.votes.items()} for stage in result.stages]


@settings(deadline=None, max_examples=50)
@given(elections(), st.data())
def test_a_count_that_needs_no_lot_elects_the_same_under_every_order(
    case: tuple[int, int, list[list[int]], list[int], list[int]], data: st.DataObject
) -> None:
    size, seats, rankings, withdrawn, _ = case
    ballots = election_from_rankings(names(size), seats, rankings, withdrawn=withdrawn)
    without = count_stv(ballots)
    outcomes = {
        frozenset(count_stv(ballots, tie_order=data.draw(st.permutations(list(ballots.numbers)))).elected)
        for _ in range(4)
    }
    if without.complete:
        assert outcomes == {frozenset(without.elected)}
    else:
        assert without.ties[-1].settled is Settled.UNSETTLED
        assert all(set(without.elected) <= outcome for outcome in outcomes) or len(outcomes) > 1
