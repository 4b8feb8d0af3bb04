"""What holds for every allocation, whatever the numbers."""

from fractions import Fraction as F
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from coop.surplus.calculations.interest import interest_of
from coop.surplus.calculations.patronage_file import FileRefused, read_patronage
from coop.surplus.calculations.problems import CannotAllocate, OutsideBounds
from coop.surplus.calculations.rows import cash_part
from coop.surplus.calculations.sharing import caps_for, share_pool
from coop.surplus.calculations.tranches import Tranche, instalments, pay_back
from coop.surplus.calculations.types import Formula, Holding, MemberInput
from coop.surplus.calculations.waterfall import allocate
from coop.surplus.profiles import load_profile, profile_ids

MANY = settings(max_examples=60, deadline=None)
amounts = st.integers(min_value=0, max_value=10**9)
ratios = st.fractions(min_value=0, max_value=1000, max_denominator=60)
percents = st.fractions(min_value=0, max_value=100, max_denominator=8)


@st.composite
def crowds(draw, *, classes=("worker", "user", "supporter", "employee")):
    """Up to eight people, at least one of them a worker with hours."""
    size = draw(st.integers(min_value=1, max_value=8))
    numbers = draw(st.lists(st.integers(min_value=1, max_value=99), min_size=size, max_size=size, unique=True))
    people = []
    for place, number in enumerate(numbers):
        hours = draw(ratios) + (1 if place == 0 else 0)
        people.append(
            MemberInput(
                f"m{number}", number, "worker" if place == 0 else draw(st.sampled_from(classes)),
                {"hours": hours, "earnings": draw(ratios) + (1 if place == 0 else 0)},
                (Holding(draw(st.integers(min_value=0, max_value=10**6)), draw(st.integers(0, 366))),),
                draw(st.integers(min_value=0, max_value=10**6)),
            )
        )  # fmt: skip
    return people


@given(crowds(), amounts, st.sampled_from(profile_ids()))
@MANY
def test_the_sinks_add_up_to_the_result_and_nobody_is_below_nought(people, result, name):
    outcome = allocate(load_profile(name), result, people)
    assert sum(step.amount for step in outcome.steps) == result
    assert min(step.amount for step in outcome.steps) >= 0
    assert all(row.total == row.cash + row.retained and min(row.cash, row.retained) >= 0 for row in outcome.members)
    to_members = sum(s.amount for s in outcome.steps if s.sink in ("2440", "2450"))
    assert sum(row.total for row in outcome.members) == to_members


@given(crowds(), amounts, st.randoms(use_true_random=False))
@MANY
def test_the_order_of_the_members_changes_nothing(people, result, chance):
    shuffled = list(people)
    chance.shuffle(shuffled)
    profile = load_profile("plain")
    assert allocate(profile, result, people).sha256 == allocate(profile, result, shuffled).sha256


@given(crowds(), amounts, percents, percents)
@MANY
def test_every_amount_is_within_the_bounds_of_the_law_or_the_setting_is_refused(people, result, reserve, fund):
    try:
        outcome = allocate(
            load_profile("es-27-1999"), result, people, {"mandatory_reserve": reserve, "education_fund": fund}
        )
    except OutsideBounds:
        assert reserve < 20 or fund < 5
        return
    except CannotAllocate:
        assert reserve + fund > 100
        return
    assert reserve >= 20
    assert fund >= 5
    assert outcome.step("mandatory_reserve").amount >= result * 20 // 100
    assert outcome.step("education_fund").amount >= min(result * 5 // 100, result - result * reserve // 100)


@given(crowds(), amounts, st.fractions(min_value=20, max_value=100, max_denominator=8))
@MANY
def test_everybody_gets_at_least_the_part_in_cash_that_was_promised(people, result, cash):
    outcome = allocate(load_profile("us-subchapter-t"), result, people, {"members.cash": cash})
    assert all(row.cash * 100 >= row.patronage * cash for row in outcome.members)
    assert all(row.cash == cash_part(row.patronage, cash) for row in outcome.members)


@given(crowds(), amounts, st.fractions(min_value=1, max_value=100, max_denominator=4))
@MANY
def test_nobody_gets_more_than_the_most_one_may_have(people, result, most):
    outcome = allocate(
        load_profile("plain"),
        result,
        people,
        {"members": F(100)},
        formulas={"members": Formula("hours", max_share=most)},
    )
    for row in outcome.members:
        for part in row.parts:
            assert part.amount * 100 <= part.pool * most


@given(st.lists(ratios, min_size=1, max_size=12), amounts, st.integers(2000, 2100))
@MANY
def test_who_did_more_never_gets_less(weights, pool, year):
    if not any(weights):
        return
    parts = share_pool(pool, weights, range(1, len(weights) + 1), year=year)
    assert sum(parts) == pool
    by_weight = sorted(zip(weights, parts, strict=True))
    for (less, small), (more, large) in pairwise(by_weight):
        assert small <= large or less == more


@given(st.lists(st.tuples(ratios, st.integers(0, 1000)), min_size=1, max_size=12), st.integers(0, 5000))
@MANY
def test_caps_hold_and_only_what_nobody_can_take_is_left(pairs, pool):
    weights, caps = [w for w, _ in pairs], [cap for _, cap in pairs]
    if not any(weights):
        return
    parts = share_pool(pool, weights, range(1, len(pairs) + 1), caps=caps)
    assert all(part <= cap for part, cap in zip(parts, caps, strict=True))
    room = sum(cap for weight, cap in pairs if weight)
    assert sum(parts) == min(pool, room)


@given(crowds(), st.integers(min_value=1, max_value=10**9), percents)
@MANY
def test_a_loss_never_takes_an_account_below_nought_nor_a_reserve(people, loss, percent):
    facts = {"general_reserve": 10**6, "legal_reserve": 10**5}
    outcome = allocate(load_profile("plain"), -loss, people, {"losses_members": percent}, facts)
    assert sum(step.amount for step in outcome.steps) == -loss
    by_id = {person.member: person for person in people}
    assert all(-by_id[row.member].capital <= row.total <= 0 and row.cash == 0 for row in outcome.members)
    assert outcome.step("losses_general_reserve").amount >= -(10**6)
    assert outcome.step("losses_legal_reserve").amount >= -(10**5)


@given(crowds(), amounts, amounts)
@MANY
def test_a_larger_result_puts_no_less_into_any_step(people, result, more):
    profile = load_profile("es-27-1999")
    small, large = allocate(profile, result, people), allocate(profile, result + more, people)
    for before, after in zip(small.steps, large.steps, strict=True):
        slack = len(small.steps) if before.kind == "remainder" else 0  # the rounded-down cents of the others
        assert before.amount <= after.amount + slack


@given(st.lists(st.tuples(st.integers(0, 10**7), st.integers(0, 366)), max_size=5), percents)
@MANY
def test_interest_is_never_more_than_the_rate_and_less_than_a_cent_below_it(held, rate):
    exact = sum(F(principal * days) * rate / 36500 for principal, days in held)
    assert exact - 1 < interest_of([Holding(*pair) for pair in held], rate) <= exact


@given(st.lists(st.tuples(st.integers(2018, 2026), st.integers(0, 10**5)), max_size=10), st.integers(0, 10**6))
@MANY
def test_older_years_are_paid_back_first_and_never_more_than_there_is(pairs, amount):
    tranches = [Tranche(f"m{place}", place, year, held) for place, (year, held) in enumerate(pairs)]
    paid = pay_back(tranches, amount)
    assert sum(part for _, part in paid) == min(amount, sum(t.amount for t in tranches))
    assert all(0 < part <= tranche.amount for tranche, part in paid)
    touched = {tranche.year for tranche, _ in paid}
    given_by = dict(paid)
    assert all(given_by.get(t, 0) == t.amount for t in tranches if touched and t.year < max(touched))


@given(amounts)
def test_instalments_add_up(amount):
    assert sum(instalments(amount, [30, 35, 35])) == amount


def test_caps_are_whole_cents():
    assert caps_for(101, F(100, 3), 2) == [33, 33]


@given(
    st.binary(max_size=200)
    | st.text(alphabet="member,class;hours\n\r\"'0123456789.-ana workerNaN\x00é", max_size=200).map(
        lambda text: b"member,class,hours\n" + text.encode()
    )
)
@settings(max_examples=400, deadline=None)
def test_any_file_is_read_or_refused_with_a_line_that_it_has(raw):
    people, line = [], 0
    try:
        people = read_patronage(raw)
    except FileRefused as refused:
        line = refused.line
    assert 0 <= line <= raw.count(b"\n") + raw.count(b"\r") + 1
    assert len({person.member for person in people}) == len({person.number for person in people}) == len(people)
    assert all(value >= 0 for person in people for value in person.measures.values())
