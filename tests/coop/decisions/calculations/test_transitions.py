"""The table of arrows against the actions and the database."""

import ast
import importlib.util
import re
from pathlib import Path

import pytest
from django.db import connection

from coop.decisions.calculations.transitions import ARROWS, TRANSITIONS, transition, verbs_from
from coop.decisions.enums import DecisionState, Side
from coop.decisions.views._words import event_words

ACTIONS = Path(importlib.util.find_spec("coop.decisions.actions").submodule_search_locations[0])
SECOND = {"give_notice", "give_second_notice"}


def moves_in(path):
    """The verbs that a module moves by."""
    return {
        node.args[1].value
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "move"
        and len(node.args) > 1
        and isinstance(node.args[1], ast.Constant)
    }


def test_every_row_is_one_action_of_its_name():
    missing = [verb for verb in TRANSITIONS if not (ACTIONS / f"{verb}.py").exists()]
    assert missing == []


def test_an_action_moves_by_its_own_row_only():
    found = {path.stem: moves_in(path) for path in ACTIONS.glob("*.py") if not path.name.startswith("_")}
    moving = {stem: verbs for stem, verbs in found.items() if verbs}
    assert {stem: verbs for stem, verbs in moving.items() if verbs != {stem}} == {}
    assert set(TRANSITIONS) - set(moving) - {"propose"} == SECOND  # those two share the giving of notice


@pytest.mark.django_db
def test_the_database_knows_the_same_arrows():
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'coop_decisions_lifecycle'")
        known = set(re.findall(r"'([a-z_]+>[a-z_]+)'", cursor.fetchone()[0]))
    assert known == set(ARROWS)


def test_open_is_reached_by_one_arrow_alone():
    assert [row.verb for row in TRANSITIONS.values() if row.target == DecisionState.OPEN] == ["open_voting"]
    assert transition("open_voting").sources == (DecisionState.NOTICED,)


def test_no_arrow_leaves_what_is_over():
    for state in ("void", "superseded", "recalled", "withdrawn", "out_of_order", "lapsed"):
        assert verbs_from(state) == []


def test_every_state_but_the_first_is_reached():
    reached = {row.target for row in TRANSITIONS.values()}
    assert set(DecisionState) - reached == set()


def test_the_clock_never_decides_on_its_own_what_people_must():
    by_clock = {row.verb for row in TRANSITIONS.values() if Side.CLOCK in row.sides}
    assert by_clock == {
        "start_discussion",
        "open_voting",
        "close_voting",
        "declare_result",
        "confirm_result",
        "bring_into_force",
        "lapse",
    }


def test_every_verb_is_told_in_words():
    assert set(TRANSITIONS) - set(event_words()) == set()
