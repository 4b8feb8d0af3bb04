import importlib
from pathlib import Path

from marketplace.bookings.calculations.transitions import CLOCK_EXITS, TRANSITIONS, transition
from marketplace.bookings.enums import FINAL_STATES, RESERVED_STATES, BookingState, Side
from marketplace.bookings.tasks import EXITS

ACTIONS = Path("marketplace/bookings/actions")
# Rows whose clock half stands in a file of its own.
ACTION_OF = {"complete": "accept_work"}


def test_every_state_that_is_not_kept_for_later_can_be_reached():
    reached = {row.target for row in TRANSITIONS.values()}
    assert reached == set(BookingState) - set(RESERVED_STATES)


def test_every_state_that_is_not_final_has_a_clock_that_ends_it():
    waiting = set(BookingState) - set(FINAL_STATES) - set(RESERVED_STATES)
    assert {exit_.state for exit_ in CLOCK_EXITS} == waiting
    for exit_ in CLOCK_EXITS:
        row = transition(exit_.code)
        assert row.starts_from(exit_.state)
        assert Side.CLOCK in row.sides


def test_every_clock_exit_has_the_action_that_carries_it_out():
    assert set(EXITS) == {exit_.code for exit_ in CLOCK_EXITS}


def test_no_row_leaves_a_final_state_but_the_one_where_payment_beats_expiry():
    leaving = {(row.code, state) for row in TRANSITIONS.values() for state in row.sources if state in FINAL_STATES}
    assert leaving == {("B3", BookingState.LAPSED)}


def test_every_row_has_an_action_of_its_name():
    for row in TRANSITIONS.values():
        name = ACTION_OF.get(row.verb, row.verb)
        module = importlib.import_module(f"marketplace.bookings.actions.{name}")
        assert callable(getattr(module, name))


def test_only_the_first_row_comes_from_nowhere():
    assert [row.code for row in TRANSITIONS.values() if not row.sources] == ["B1"]
