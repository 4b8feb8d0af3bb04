import importlib
from pathlib import Path

import pytest

from coop.membership.calculations.guards import GUARDS
from coop.membership.calculations.replay import state_after
from coop.membership.calculations.transitions import MOVES, TRANSITIONS, transition
from coop.membership.enums import ENDED, MemberState

ACTIONS = Path(__file__).parents[4] / "coop" / "membership" / "actions"
GUARDS_MIGRATION = importlib.import_module("coop.membership.migrations.0004_guards")


def test_the_database_knows_the_same_moves_as_the_table():
    assert sorted(GUARDS_MIGRATION.MOVES) == sorted({f"{before}>{after}" for before, after in MOVES})


def test_every_guard_of_the_table_is_written_and_every_guard_is_used():
    assert {name for row in TRANSITIONS.values() for name in row.guards} == set(GUARDS)


def test_every_row_is_taken_by_exactly_one_action():
    taken = {
        verb: [file.stem for file in ACTIONS.glob("[a-z]*.py") if f'"{verb}", by=by, case=case' in file.read_text()]
        for verb in TRANSITIONS
    }
    taken["apply"] = (
        ["apply_for_membership"] if 'transition("apply")' in (ACTIONS / "apply_for_membership.py").read_text() else []
    )
    assert {verb: len(files) for verb, files in taken.items() if len(files) != 1} == {}


def test_nothing_begins_again_after_the_end():
    assert [row.verb for row in TRANSITIONS.values() if set(row.sources) & ENDED] == []


def test_every_state_but_the_draft_can_be_reached():
    assert {row.target for row in TRANSITIONS.values()} == set(MemberState) - {MemberState.DRAFT}


def test_codes_are_given_once():
    codes = [row.code for row in TRANSITIONS.values()]
    assert len(codes) == len(set(codes))
    assert transition("admit").code == "M3"


def test_replaying_follows_the_steps_and_steps_without_a_change():
    steps = [("", "applied"), ("applied", "active"), ("active", "active"), ("active", "suspended")]
    assert state_after(steps) == "suspended"
    assert state_after([]) == ""


@pytest.mark.parametrize(
    ("steps", "problem"),
    [
        ([("", "applied"), ("active", "suspended")], "begins at 'active'"),
        ([("", "applied"), ("applied", "former")], "no row of the table"),
    ],
)
def test_a_history_with_a_hole_or_a_jump_is_refused(steps, problem):
    with pytest.raises(ValueError, match=problem):
        state_after(steps)
