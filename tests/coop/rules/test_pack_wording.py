"""The numbers of a rulebook as sentences."""

from copy import deepcopy

import pytest

from coop.counting.formats.rule_json import read_rule
from coop.rules.calculations.counting_rule import counting_rule
from coop.rules.calculations.pack_parts import _ELEMENTS as KNOWN
from coop.rules.calculations.pack_schema import problems_with_pack
from coop.rules.pack_files import shipped_pack, shipped_packs
from coop.rules.pack_wording import ELEMENTS, element_name, pass_words, quorum_words, sentences
from coop.rules.queries.packs import procedure_words

FOR_AGAINST = ["for", "against"]


@pytest.mark.parametrize(
    ("quorum", "words"),
    [
        ({"count": 2, "percent": 50, "combine": "max"}, ["At least 50 % of the members must take part, and never fewer than 2 members."]),
        ({"count": 1, "percent": 50}, ["At least 50 % of the members must take part, and never fewer than 1 member."]),
        ({"count": 20, "percent": 40, "combine": "min"}, ["At least 40 % of the members must take part, or 20 members if that is fewer."]),
        ({"percent": 51}, ["At least 51 % of the members must take part."]),
        ({"count": 3}, ["At least 3 members must take part."]),
        ({"tiers": [{"count": 3, "up_to": 9}, {"percent": 40}]},
         ["Up to 9 members: At least 3 members must take part.", "Beyond that: At least 40 % of the members must take part."]),
        ({"classes": {"user": {"count": 10}}}, ["Of the class “user”: At least 10 members must take part."]),
    ],
)  # fmt: skip
def test_a_quorum_in_words(quorum, words):
    assert quorum_words({**quorum, "counts": FOR_AGAINST}) == words
    assert quorum_words({**quorum, "counts": [*FOR_AGAINST, "abstain"]})[-1] == "Abstaining counts as taking part."


@pytest.mark.parametrize(
    ("passing", "words"),
    [
        ({"ratio": "1/2", "strict": True, "base": "for_against"}, ["More than half of the votes for and against must be for it."]),
        ({"ratio": "2/3", "strict": False, "base": "cast"}, ["At least two thirds of the papers cast must be for it."]),
        ({"ratio": "51/100", "strict": False, "base": "roll"}, ["At least 51/100 of all members with a vote must be for it."]),
        ({"ratio": "1", "strict": False, "base": "roll"}, ["Every one of all members with a vote must be for it."]),
        ({"all_of": [{"against_lt": "1/5", "base": "votes_cast"}, {"against_lt": "1/10", "base": "roll"}]},
         ["Fewer than 1/5 of the papers cast may be against.", "Fewer than 1/10 of all members with a vote may be against."]),
    ],
)  # fmt: skip
def test_a_threshold_in_words(passing, words):
    assert pass_words(passing) == words


@pytest.mark.parametrize("code", shipped_packs())
def test_every_number_of_the_shipped_packs_is_said(code):
    for key, decision_type in shipped_pack(code)["decision_types"].items():
        silent = {"method"} if decision_type["method"] == "yes-no-abstain" else set()
        assert set(sentences(decision_type)) == (set(decision_type) & set(ELEMENTS)) - silent, key
    assert all(element_name(element) for element in ELEMENTS)


def test_whatever_a_pack_may_say_about_a_type_is_said_to_readers():
    assert set(ELEMENTS) == {*KNOWN, "method"} - {"after"}  # what comes after is told with its stage


@pytest.mark.parametrize(
    ("weighting", "words"),
    [
        ({"shape": "cap", "cap": "1/4", "classes": ["supporter"]},
         ["The votes of “supporter” together count for at most 1/4 of all; above that each counts less."]),
        ({"shape": "fixed-shares", "shares": {"worker": "3/4", "user": "1/4"}},
         ["The votes of “user” count for 1/4 of all.", "The votes of “worker” count for three quarters of all.",
          "Each class shares its part among its votes; a class in which nobody votes loses it."]),
        ({"shape": "fixed-shares", "shares": {"worker": "1/2", "user": "1/2"}, "divisor": "class_roll"},
         ["The votes of “user” count for half of all.", "The votes of “worker” count for half of all.",
          "Each class shares its part among all its members, whether they vote or not."]),
        ({"shape": "class-veto", "each_class": {"ratio": "1/2", "relation": "more_than"}},
         ["In every class by itself: More than half of the votes for and against must be for it."]),
        ({"shape": "class-veto", "each_class": {"ratio": "1/3", "relation": "less_than", "subject": "against"}},
         ["In every class by itself: Fewer than 1/3 of the votes for and against may be against."]),
    ],
)  # fmt: skip
def test_how_classes_are_weighed_is_counted_so_and_said_so(weighting, words):
    body = deepcopy(shipped_pack("plain_default"))
    ordinary = body["decision_types"]["ordinary"]
    ordinary["weighting"], ordinary["clause"]["weighting"] = weighting, "ordinary"
    assert problems_with_pack(body) == []
    assert sentences(ordinary)["weighting"] == words
    assert read_rule(counting_rule(ordinary)).weighting is not None


def test_two_votes_are_told_one_after_the_other():
    lines = sentences(shipped_pack("plain_default")["decision_types"]["conversion"])["stages"]
    assert lines[0] == "It takes 2 votes."
    assert lines[1].startswith("Vote 1: 2 months of notice. 14 clear days of notice.")
    assert lines[2] == (
        "Vote 2: not before 14 days and not later than 1 month after the vote before. "
        "More than half of the votes for and against must be for it."
    )


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "Nobody can put off the end of a vote."),
        (1, "Its end can be put off, while it is open, by 1 day altogether."),
        (14, "Its end can be put off, while it is open, by 14 days altogether."),
    ],
)
def test_more_time_in_words(days, words):
    assert sentences({"extension_days": days}) == {"extension_days": [words]}


def test_of_one_the_unit_is_not_in_the_plural():
    number = {"title": "The board acts within", "unit": "months", "clause": "requisition"}
    assert procedure_words(number | {"value": 1}) == "The board acts within: 1 month."
    assert procedure_words(number | {"value": 6}) == "The board acts within: 6 months."
