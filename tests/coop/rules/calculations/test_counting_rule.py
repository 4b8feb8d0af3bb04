"""The packs that are shipped, handed to the counting core as they are (governance 3.4 and 3.5)."""

import math
from fractions import Fraction

import pytest

from coop.counting.bundle.recount import recount
from coop.counting.calculations.resolution import Outcome, count_resolution
from coop.counting.calculations.tally import Tally
from coop.counting.calculations.thresholds import Voters
from coop.counting.errors import BadRule
from coop.counting.formats.rule_json import read_rule
from coop.rules.calculations.counting_rule import counting_rule, stage_count, stage_of
from coop.rules.pack_files import shipped_pack, shipped_packs

PACKS = {code: shipped_pack(code) for code in shipped_packs()}
TYPES = [(code, key) for code, pack in PACKS.items() for key in pack["decision_types"]]
CLASSES = {"worker": Tally(8, 1, 1), "supporter": Tally(2)}
VOTERS = Voters(12, 0, {"worker": 10, "supporter": 2})


def rule(code, key, stage=1):
    return read_rule(counting_rule(PACKS[code]["decision_types"][key], stage))


def outcome(code, key, tally, roll, stage=1):
    return count_resolution(rule(code, key, stage), tally, Voters(roll)).outcome


@pytest.mark.parametrize(("code", "key"), TYPES)
def test_every_type_of_every_shipped_pack_is_counted_as_it_stands(code, key):
    decision_type = PACKS[code]["decision_types"][key]
    if decision_type["method"] == "scottish-stv":
        decision = {
            "method": "scottish-stv",
            "seats": 1,
            "options": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}],
        }
        result = recount(decision, {"at_notice": 3}, [{"ranking": ["b"]}, {"ranking": ["b", "a"]}, {"ranking": ["a"]}])
        assert result["valid"] == 3
        return
    for stage in range(1, stage_count(decision_type) + 1):
        everyone = count_resolution(
            rule(code, key, stage), Tally(12), VOTERS, {"worker": Tally(10), "supporter": Tally(2)}
        )
        assert everyone.outcome is Outcome.CARRIED
        nobody = count_resolution(rule(code, key, stage), Tally(), VOTERS, {"worker": Tally(), "supporter": Tally()})
        assert nobody.outcome is not Outcome.CARRIED


@pytest.mark.parametrize("code", PACKS)
def test_the_quorum_of_an_ordinary_decision_is_the_larger_of_two_and_half_for_every_size_of_roll(code):
    quorum = rule(code, "ordinary").quorum
    assert [quorum.needs(roll) for roll in range(3, 201)] == [
        max(2, math.ceil(Fraction(roll, 2))) for roll in range(3, 201)
    ]
    assert {roll: quorum.needs(roll) for roll in (3, 7, 10, 12, 49, 51, 200)} == {
        3: 2, 7: 4, 10: 5, 12: 6, 49: 25, 51: 26, 200: 100,
    }  # fmt: skip


@pytest.mark.parametrize("roll", range(3, 201))
def test_a_special_decision_of_the_plain_rules_needs_51_percent_voting_and_75_percent_of_those_deciding(roll):
    needed = -(-51 * roll // 100)
    for_ = -(-3 * needed // 4)
    enough = Tally(for_, needed - for_)
    assert outcome("plain_default", "special", enough, roll) is Outcome.CARRIED
    assert outcome("plain_default", "special", Tally(for_ - 1, needed - for_ + 1), roll) is Outcome.LOST
    assert outcome("plain_default", "special", Tally(needed - 1), roll) is Outcome.INQUORATE


@pytest.mark.parametrize("code", PACKS)
@pytest.mark.parametrize(
    ("for_", "against", "carried"), [(6, 6, False), (7, 6, True), (1, 0, True), (0, 0, False), (100, 100, False)]
)
def test_equal_votes_are_lost_and_one_more_is_carried(code, for_, against, carried):
    result = outcome(code, "ordinary", Tally(for_, against, 20), 20)
    assert (result is Outcome.CARRIED) is carried


@pytest.mark.parametrize("code", PACKS)
@pytest.mark.parametrize(("for_", "against", "carried"), [(75, 25, True), (74, 25, False), (3, 1, True), (2, 1, False)])
def test_three_quarters_is_tested_exactly_and_abstentions_are_on_neither_side(code, for_, against, carried):
    result = outcome(code, "rule_change", Tally(for_, against, 100), 100)
    assert (result is Outcome.CARRIED) is carried


@pytest.mark.parametrize(("for_", "carried"), [(50, False), (51, True), (100, True)])
def test_in_writing_51_percent_of_all_members_must_agree(for_, carried):
    assert (outcome("uk_worker_cls", "written_ordinary", Tally(for_), 100) is Outcome.CARRIED) is carried


@pytest.mark.parametrize(("for_", "carried"), [(74, False), (75, True)])
def test_in_writing_a_special_decision_needs_three_quarters_of_all_members(for_, carried):
    assert (outcome("uk_worker_cls", "written_special", Tally(for_), 100) is Outcome.CARRIED) is carried


def test_what_is_locked_opens_only_when_every_single_member_says_so():
    assert outcome("uk_worker_cls", "entrenched", Tally(40), 40) is Outcome.CARRIED
    assert outcome("uk_worker_cls", "entrenched", Tally(39, 0, 1), 40) is Outcome.LOST


def test_the_rights_of_a_class_need_three_quarters_of_each_class():
    changed = rule("uk_worker_cls", "class_rights")
    whole = sum(CLASSES.values(), Tally())
    assert count_resolution(changed, whole, VOTERS, CLASSES).outcome is Outcome.CARRIED
    against = {**CLASSES, "supporter": Tally(1, 1)}
    assert count_resolution(changed, sum(against.values(), Tally()), VOTERS, against).outcome is Outcome.LOST
    with pytest.raises(BadRule, match="no figures for the class"):
        count_resolution(changed, whole, VOTERS)
    silent = {"worker": Tally(10)}  # a class in which nobody voted has not agreed, and one that is gone cannot
    for voters in (VOTERS, Voters(10, 0, {"worker": 10})):
        judged = count_resolution(changed, Tally(10), voters, silent)
        assert [each.met for each in judged.judgement.findings] == [True, True, False]
    nobody = count_resolution(changed, Tally(), VOTERS)
    assert (nobody.outcome, len(nobody.judgement.findings)) == (Outcome.LOST, 3)


def test_giving_up_being_a_co_op_needs_half_of_all_members_at_the_first_vote_only():
    half = Tally(15, 5)
    assert outcome("plain_default", "conversion", half, 40) is Outcome.CARRIED
    assert outcome("plain_default", "conversion", half, 41) is Outcome.LOST
    assert outcome("plain_default", "conversion", Tally(14, 6), 40) is Outcome.LOST
    assert outcome("plain_default", "conversion", Tally(2, 1), 40, stage=2) is Outcome.CARRIED
    assert outcome("plain_default", "conversion", Tally(1, 1), 40, stage=2) is Outcome.LOST


def test_a_stage_says_what_it_changes_and_keeps_the_rest():
    conversion = PACKS["plain_default"]["decision_types"]["conversion"]
    first, second = stage_of(conversion, 1), stage_of(conversion, 2)
    assert (first["notice"]["months"], second["notice"]) == (2, conversion["notice"])
    assert (second["after"], "turnout" in second) == ({"min_days": 14, "max_months": 1}, False)


def test_the_formula_in_tiers_can_be_written_in_a_pack():
    quorum = {"scope": "members", "counts": ["for", "against"], "tiers": [
        {"count": 3, "percent": 50, "up_to": 9}, {"percent": 40, "up_to": 50}, {"count": 20}]}  # fmt: skip
    fairshares = {"method": "yes-no-abstain", "quorum": quorum, "pass": {"ratio": "1/2", "strict": True}}
    read = read_rule(counting_rule(fairshares)).quorum
    assert [read.needs(roll) for roll in (3, 7, 10, 12, 49, 51, 200)] == [3, 4, 4, 5, 20, 20, 20]


def test_the_audit_rule_can_be_written_in_a_pack():
    disapply = {"method": "yes-no-abstain", "pass": {"all_of": [
        {"against_lt": "1/5", "base": "votes_cast"}, {"against_lt": "1/10", "base": "roll"}]}}  # fmt: skip
    read = read_rule(counting_rule(disapply))
    outcomes = [
        count_resolution(read, Tally(20 - no, no), Voters(roll)).outcome for no, roll in ((3, 100), (4, 100), (3, 30))
    ]
    assert outcomes == [Outcome.CARRIED, Outcome.LOST, Outcome.LOST]


def test_a_quorum_by_class_can_be_written_in_a_pack():
    quorum = {
        "scope": "members",
        "counts": ["for", "against"],
        "classes": {"worker": {"percent": 30}, "user": {"count": 10}},
    }
    read = read_rule(
        counting_rule({"method": "yes-no-abstain", "quorum": quorum, "pass": {"ratio": "1/2", "strict": True}})
    )
    assert read.quorum is None
    assert (read.class_quorums["worker"].needs(10), read.class_quorums["user"].needs(500)) == (3, 10)
