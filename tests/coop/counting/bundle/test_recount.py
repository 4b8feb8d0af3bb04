"""One function from frozen documents to the result document, for every method."""

from fractions import Fraction
from typing import Any

import pytest

from coop.counting.bundle.recount import recount
from coop.counting.errors import BadBallot, BadRule
from coop.counting.formats.canonical import canonical
from tests.coop.counting.bundle.made import election_decision, ranked_ballots

ROLL = {"sha256": "0" * 64, "at_notice": 12, "struck": 2, "classes": {"worker": 4, "user": 6}}
OPTIONS = [{"id": "tea", "name": "Tea", "cost": 40}, {"id": "coffee", "name": "Coffee", "cost": 50}]


def count(method: str, ballots: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    document = recount({"id": "d", "method": method, "options": OPTIONS, **more}, ROLL, ballots)
    assert canonical(document)
    return document


MAJORITY = {"thresholds": [{"ratio": "1/2", "relation": "more_than"}]}
PAPERS = (
    [{"choice": "for"}] * 4 + [{"choice": "against"}] * 2 + [{"choice": "abstain"}, {"choice": None}, {"choice": "?"}]
)


def test_a_resolution_with_its_counts_quorum_and_inequalities() -> None:
    rule = MAJORITY | {"quorum": {"tiers": [{"share": "1/2"}]}}
    document = count("yes-no-abstain", [*PAPERS, {"spoilt": True}], rule=rule)
    assert document["outcome"] == "carried"
    assert document["counts"] == {
        "for": 4, "against": 2, "abstain": 1, "blank": 1, "spoilt": 2, "proxies": 0, "present": 0,
    }  # fmt: skip
    assert [(q["met"], q["took_part"], q["needed"], q["roll"]) for q in document["quorum"]] == [(True, 7, 5, 10)]
    assert [(t["met"], t["left"], t["right"]) for t in document["thresholds"]] == [(True, "8", "6")]


def test_struck_members_are_not_in_the_roll_that_the_quorum_is_a_share_of() -> None:
    rule = MAJORITY | {"quorum": {"tiers": [{"share": "1/2"}]}}
    five = [{"choice": "for"}] * 5
    assert count("yes-no-abstain", five, rule=rule)["outcome"] == "carried"
    assert count("yes-no-abstain", five[:4], rule=rule)["outcome"] == "inquorate"


def test_classes_are_counted_apart_and_weighed() -> None:
    ballots = [{"choice": "for", "class": "worker"}] * 3 + [{"choice": "against", "class": "user"}] * 5
    assert count("yes-no-abstain", ballots, rule=MAJORITY)["outcome"] == "lost"
    shares = {"shape": "fixed-shares", "shares": {"worker": "3/4", "user": "1/4"}}
    weighed = count("yes-no-abstain", ballots, rule=MAJORITY | {"weighting": shares})
    assert weighed["outcome"] == "carried"
    assert weighed["classes"]["user"]["against"] == 5
    assert Fraction(weighed["thresholds"][0]["left"]) == Fraction(3, 2)


def test_proxy_votes_are_known_to_the_quorum() -> None:
    rule = MAJORITY | {"quorum": {"tiers": [{"count": 3}], "counts": ["for", "against"]}}
    ballots = [{"choice": "for"}, {"choice": "for"}, {"choice": "for", "proxy": True}]
    assert count("yes-no-abstain", ballots, rule=rule)["outcome"] == "inquorate"
    counted = MAJORITY | {"quorum": {"tiers": [{"count": 3}], "counts": ["for", "against", "proxy"]}}
    assert count("yes-no-abstain", ballots, rule=counted)["outcome"] == "carried"


def test_single_choice_approval_and_scores() -> None:
    single = count("single-choice", [{"choice": "tea"}, {"choice": None}, {"spoilt": True}])
    assert (single["winners"], single["valid"], single["blank"], single["spoilt"]) == (["tea"], 1, 1, 1)
    approval = count("approval", [{"approve": ["tea", "coffee"]}, {"approve": ["tea"]}, {"approve": []}])
    assert (approval["winners"], approval["totals"], approval["blank"]) == (["tea"], {"coffee": 1, "tea": 2}, 1)
    score = count("score", [{"scores": {"tea": 2, "coffee": 5}}, {"scores": {"tea": 4}}])
    assert (score["winners"], score["means"]) == (["tea"], {"coffee": "5", "tea": "3"})


def test_ranked_ballots() -> None:
    document = recount(election_decision(), ROLL, ranked_ballots(), ["ada", "cy", "bo", "di"])
    assert (document["elected"], document["names"], document["spoilt"]) == ([1, 3], ["Ada", "Cy"], 0)
    irv = recount(election_decision(method="irv", seats=1), ROLL, ranked_ballots())
    assert irv["names"] == ["Ada"]


def test_withdrawn_options_are_passed_over() -> None:
    options = [dict(option, withdrawn=option["id"] == "ada") for option in election_decision()["options"]]
    document = recount(election_decision(options=options), ROLL, ranked_ballots(), ["bo", "cy", "di", "ada"])
    assert document["names"] == ["Bo", "Cy"]


def test_budgets_by_every_rule() -> None:
    ballots = [{"approve": ["tea", "coffee"]}] * 3 + [{"approve": ["coffee"]}]
    for method in ("greedy", "greedy-no-skip", "equal-shares"):
        document = count(method, ballots, budget=50)
        assert (document["rule"], document["selected"], document["budget"]) == (method, ["coffee"], 50)
    added = count(
        "equal-shares", [{"approve": ["tea"]}, {"approve": []}], budget=50, completion="add1", stop="exhaustive"
    )
    assert added["selected"] == ["tea"]


def test_ballots_that_do_not_fit_the_question_are_refused() -> None:
    for method, ballot in (
        ("single-choice", {"choice": "milk"}),
        ("approval", {"approve": ["milk"]}),
        ("approval", {"ranking": ["tea"]}),
        ("approval", {"approve": [1]}),
        ("score", {"scores": {"tea": 9}}),
        ("scottish-stv", {"ranking": ["milk"]}),
        ("scottish-stv", {}),
        ("scottish-stv", {"ranking": ["tea", "tea"]}),
        ("greedy", {"approve": ["milk"]}),
    ):
        with pytest.raises(BadBallot):
            count(method, [ballot], budget=50)


def test_a_decision_that_cannot_be_counted_is_refused() -> None:
    with pytest.raises(BadRule, match="'dice' is not known"):
        count("dice", [])
    with pytest.raises(BadRule, match="options with ids of their own"):
        count("approval", [], options=[])
    with pytest.raises(BadRule, match="options with ids of their own"):
        count("approval", [], options=OPTIONS + OPTIONS)


def test_the_order_of_the_ballots_makes_no_difference_to_a_byte() -> None:
    ballots = ranked_ballots()
    order = ["ada", "cy", "bo", "di"]
    first = canonical(recount(election_decision(), ROLL, ballots, order))
    assert canonical(recount(election_decision(), ROLL, ballots[::-1], order)) == first
