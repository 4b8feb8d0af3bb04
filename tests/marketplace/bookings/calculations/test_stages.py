import string

import pytest

from marketplace.bookings.calculations.history import HAPPENINGS, happening, shown_to
from marketplace.bookings.calculations.stages import CUSTOMER, OFFICE, WORKER, Facts, filled, stage_for, stage_key
from marketplace.bookings.calculations.transitions import TRANSITIONS
from marketplace.bookings.enums import RESERVED_STATES, BookingState, Side

S = BookingState
REACHED = [state for state in BookingState if state not in RESERVED_STATES]
WORDS = {
    "worker",
    "customer",
    "when",
    "total",
    "share",
    "hold_until",
    "free_until",
    "accept_by",
    "started",
    "opens",
    "remark",
    "sent_from",
}


def every_fact(state):
    for ended_by in (Side.CUSTOMER, Side.WORKER, Side.COOP) if state is S.CANCELLED else ("",):
        for flags in range(32):
            yield Facts(
                state=state,
                ended_by=ended_by,
                set_off=bool(flags & 1),
                may_set_off=bool(flags & 2),
                may_start=bool(flags & 4),
                free_now=bool(flags & 8),
                came_too_late=bool(flags & 16),
            )


@pytest.mark.parametrize("side", [Side.CUSTOMER, Side.COOP])
def test_every_state_has_a_page_for_the_customer_and_the_office(side):
    for state in REACHED:
        for facts in every_fact(state):
            assert stage_for(side, facts).heading


def test_every_state_a_worker_may_see_has_a_page_for_the_worker():
    for state in REACHED:
        if state in (S.HELD, S.LAPSED):
            continue
        for facts in every_fact(state):
            assert stage_for(Side.WORKER, facts).heading


def test_no_stage_is_written_that_nothing_leads_to():
    reached = {Side.CUSTOMER: set(), Side.WORKER: set(), Side.COOP: set()}
    for side, keys in reached.items():
        for state in REACHED:
            if side is Side.WORKER and state in (S.HELD, S.LAPSED):
                continue
            keys.update(stage_key(side, facts) for facts in every_fact(state))
    assert reached[Side.CUSTOMER] == set(CUSTOMER)
    assert reached[Side.WORKER] == set(WORKER)
    assert reached[Side.COOP] == set(OFFICE)


def test_the_words_ask_only_for_what_pages_fill_in():
    for stage in [*CUSTOMER.values(), *WORKER.values(), *OFFICE.values()]:
        for words in (stage.heading, stage.text, stage.label):
            asked = {name for _, name, _, _ in string.Formatter().parse(str(words)) if name}
            assert asked <= WORDS, words


def test_a_next_step_always_has_a_label_and_a_label_a_step():
    for stage in [*CUSTOMER.values(), *WORKER.values(), *OFFICE.values()]:
        assert bool(stage.action) == bool(stage.label)


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        (Facts(S.CONFIRMED, may_set_off=False), "ahead"),
        (Facts(S.CONFIRMED, may_set_off=True), "may_set_off"),
        (Facts(S.CONFIRMED, may_set_off=True, set_off=True), "on_the_way"),
        (Facts(S.CONFIRMED, may_set_off=True, may_start=True), "may_start"),
        (Facts(S.CONFIRMED, may_set_off=True, may_start=True, set_off=True), "may_start"),
    ],
)
def test_a_worker_sees_the_button_of_the_moment(facts, key):
    assert stage_key(Side.WORKER, facts) == key


def test_the_words_are_filled_in():
    assert filled(CUSTOMER["on_the_way"].heading, {"worker": "Rosa"}) == "Rosa is on the way"


def test_everything_that_happens_has_words():
    notes = {"give_details", "extend_hold", "take_over_hold", "start_payment", "set_off", "follow_zone"}
    notes |= {"note_worker_away", "note_worker_back"}
    assert set(HAPPENINGS) == {row.verb for row in TRANSITIONS.values()} | notes


def test_the_clock_accepting_is_told_differently_from_the_customer_accepting():
    assert happening("complete", Side.CLOCK) != happening("complete", Side.CUSTOMER)
    assert happening("finish_work", Side.CLOCK) != happening("finish_work", Side.WORKER)


def test_a_worker_does_not_see_what_the_customer_did_before_paying():
    assert not shown_to("hold_time", Side.WORKER)
    assert shown_to("confirm_paid", Side.WORKER)
    assert shown_to("hold_time", Side.CUSTOMER)
    assert shown_to("hold_time", Side.COOP)
