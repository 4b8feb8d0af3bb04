import json

import pytest

from marketplace.bookings.calculations.policy_snapshot import KEYS, RuleVersion, read_snapshot, take_snapshot


def rules(**values):
    return [RuleVersion(key, values.get(key, 1), 3, 7, "Vote of May") for key in KEYS]


def test_the_snapshot_keeps_value_version_and_decision_of_each_rule():
    snapshot = take_snapshot("standard", rules(levy_bp=800))
    assert snapshot.number("levy_bp") == 800
    assert snapshot.rules["levy_bp"] == RuleVersion("levy_bp", 800, 3, 7, "Vote of May")


def test_only_the_cut_off_of_its_own_tier_is_kept():
    snapshot = take_snapshot("firm", rules(cutoff_hours_firm=72, cutoff_hours_standard=24))
    assert snapshot.cutoff_hours == 72
    assert sorted(key for key in snapshot.rules if key.startswith("cutoff")) == ["cutoff_hours_firm"]


def test_a_snapshot_survives_json():
    snapshot = take_snapshot("flexible", rules(card_cost_bearer="coop"))
    assert read_snapshot(json.loads(json.dumps(snapshot.as_json()))) == snapshot


def test_an_unknown_tier_is_refused():
    with pytest.raises(ValueError, match="tier"):
        take_snapshot("generous", rules())
