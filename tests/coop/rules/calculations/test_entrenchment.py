"""What is locked in the rules in force is given up only by the decision that they ask for."""

import copy

import pytest

from coop.rules.calculations.entrenchment import type_needed
from coop.rules.pack_files import shipped_pack

UK, PLAIN = shipped_pack("uk_worker_cls"), shipped_pack("plain_default")


def changed(change):
    body = copy.deepcopy(UK)
    change(body)
    return body


def another_text(body, clause):
    next(one for one in body["clauses"] if one["id"] == clause)["text"] = "Something else."


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body["decision_types"].pop("entrenched"),
        lambda body: body["decision_types"]["entrenched"]["pass"].update(ratio="3/4"),
        lambda body: body["decision_types"]["entrenched"]["notice"].update(clear_days=1),
        lambda body: another_text(body, "entrenched"),
        lambda body: body["decision_types"]["ordinary"].update(
            weighting={"shape": "fixed", "shares": {"worker": "1/2", "supporter": "1/2"}}
        ),
    ],
    ids=["the lock is gone", "it is lower", "it is quicker", "its text is another", "votes weigh differently"],
)
def test_touching_the_lock_needs_the_decision_for_what_is_locked(change):
    assert type_needed(UK, changed(change)) == "entrenched"


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body["decision_types"]["ordinary"]["notice"].update(clear_days=21),
        lambda body: another_text(body, "notice"),
        lambda body: body["decision_types"]["entrenched"].update(about="What nobody changes alone."),
    ],
    ids=["another notice", "another clause", "plainer words"],
)
def test_everything_else_is_an_ordinary_change_of_the_rules(change):
    assert type_needed(UK, changed(change)) == "rule_change"


def test_rules_with_another_lock_altogether_are_no_way_round_it():
    assert type_needed(UK, PLAIN) == "entrenched"


def test_where_nothing_is_locked_a_lock_comes_by_an_ordinary_change_of_the_rules():
    assert type_needed(PLAIN, UK) == "rule_change"
