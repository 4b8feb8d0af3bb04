"""A pack that the software could not obey is refused, and the place and the reason are named."""

import copy

import pytest

from coop.rules.calculations.pack_schema import problems_with_pack
from coop.rules.pack_files import shipped_pack, shipped_packs


@pytest.mark.parametrize("code", shipped_packs())
def test_the_shipped_packs_have_no_problem(code):
    assert problems_with_pack(shipped_pack(code)) == []


def broken(change):
    body = copy.deepcopy(shipped_pack("plain_default"))
    change(body)
    return [str(problem) for problem in problems_with_pack(body)]


def ordinary(body):
    return body["decision_types"]["ordinary"]


def drop(*path):
    def change(body):
        for key in path[:-1]:
            body = body[key]
        del body[path[-1]]

    return change


def put(value, *path):
    def change(body):
        for key in path[:-1]:
            body = body[key]
        body[path[-1]] = value

    return change


TYPE = ("decision_types", "ordinary")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (put(1.5, "procedure", "x"), "The pack: a float has no canonical form here."),
        (drop("title"), "title: is missing."),
        (put("v0", "format"), "format: must be commonwork-rule-pack-1."),
        (put("hm", "extra"), "extra: is not known."),
        (put([], "clauses"), "clauses: must be a list with at least one clause."),
        (put("", "clauses", 0, "citation"), "clauses[0].citation: must be text that is not empty."),
        (put("hearsay", "clauses", 0, "basis"), "clauses[0].basis: must be one of law, model rules, guidance, our default."),
        (put("requisition", "clauses", 0, "id"), "clauses[1].id: requisition is used by an earlier clause."),
        (drop("decision_types", "surplus"), "decision_types.surplus: is missing: the software makes decisions of this type."),
        (drop(*TYPE, "tie"), "decision_types.ordinary.tie: is missing."),
        (put({}, *TYPE, "quorom"), "decision_types.ordinary.quorom: is not known."),
        (put(14, *TYPE, "notice"), "decision_types.ordinary.notice: must be an object."),
        (put(-1, *TYPE, "notice", "clear_days"), "decision_types.ordinary.notice.clear_days: must be at least 0."),
        (put("14", *TYPE, "window", "min_clear_days"), "decision_types.ordinary.window.min_clear_days: must be a whole number."),
        (put("14", *TYPE, "extension_days"), "decision_types.ordinary.extension_days: must be a whole number."),
        (drop(*TYPE, "clause", "extension_days"), "decision_types.ordinary.clause.extension_days: is missing: every number stands beside a clause."),
        (put(14, *TYPE, "short_notice"), "decision_types.ordinary.short_notice: must be an object."),
        (put(50, *TYPE, "short_notice", "percent"), "decision_types.ordinary.short_notice.percent: must be at least 51."),
        (put(101, *TYPE, "short_notice", "percent"), "decision_types.ordinary.short_notice.percent: must be at most 100."),
        (put({"percent": 90}, "decision_types", "conversion", "short_notice"), "decision_types.conversion.short_notice: is not for votes in stages, nor where a person must be told earlier."),
        (put({"percent": 90}, "decision_types", "expulsion", "short_notice"), "decision_types.expulsion.short_notice: is not for votes in stages, nor where a person must be told earlier."),
        (put(101, *TYPE, "quorum", "percent"), "decision_types.ordinary.quorum.percent: must be at most 100."),
        (put(["maybe"], *TYPE, "quorum", "counts"), "decision_types.ordinary.quorum.counts[0]: must be one of for, against, abstain, blank, spoilt, proxy, present."),
        (put("0.5", *TYPE, "pass", "ratio"), "decision_types.ordinary.pass.ratio: must be a fraction as text, such as 3/4."),
        (put("5/4", *TYPE, "pass", "ratio"), "decision_types.ordinary: cannot be counted: A threshold must be a fraction between 0 and 1, not Fraction(5, 4)."),
        (put("yes", *TYPE, "pass", "strict"), "decision_types.ordinary.pass.strict: must be true or false."),
        (put("everyone", *TYPE, "pass", "base"), "decision_types.ordinary.pass.base: must be one of for_against, for_against_abstain, valid, cast, roll, roll_present, class_roll, class_cast."),
        (put("chair", *TYPE, "tie"), "decision_types.ordinary.tie: must be one of lost, committed_order."),
        (put("anonymous", *TYPE, "secrecy"), "decision_types.ordinary.secrecy: must be one of L0, L1+."),
        (drop(*TYPE, "clause", "quorum"), "decision_types.ordinary.clause.quorum: is missing: every number stands beside a clause."),
        (put("99", *TYPE, "clause", "quorum"), "decision_types.ordinary.clause.quorum: names the clause '99', which the pack does not have."),
        (put("quorum", *TYPE, "clause", "review_months"), "decision_types.ordinary.clause.review_months: stands beside nothing: the type has no such element."),
        (put("coin", *TYPE, "method"), "decision_types.ordinary.method: must be one of yes-no-abstain, scottish-stv, irv."),
        (put([{"pass": {}}], "decision_types", "conversion", "stages"), "decision_types.conversion.stages: must be a list of at least two stages."),
        (drop("decision_types", "conversion", "stages", 1, "after"), "decision_types.conversion.stages[1].after: is missing."),
        (put("1", "procedure", "proxies_per_person", "value"), "procedure.proxies_per_person.value: must be a whole number."),
        (put("none", "procedure", "proxies_per_person", "clause"), "procedure.proxies_per_person.clause: names the clause 'none', which the pack does not have."),
    ],
)  # fmt: skip
def test_a_problem_names_its_place_and_its_reason(change, problem):
    assert problem in broken(change)


def test_a_type_without_a_threshold_cannot_be_counted():
    assert broken(lambda body: (ordinary(body).pop("pass"), ordinary(body)["clause"].pop("pass"))) == [
        "decision_types.ordinary: stage 1 has no pass."
    ]


def test_something_else_than_an_object_is_refused():
    assert [str(problem) for problem in problems_with_pack(["not", "a", "pack"])] == [
        "The pack: must be a JSON object."
    ]


def test_an_election_weighs_no_votes():
    def weigh(body):
        election = body["decision_types"]["election"]
        election["weighting"] = {"shape": "cap", "cap": "1/4", "classes": ["supporter"]}
        election["clause"]["weighting"] = "election"

    assert broken(weigh) == [
        "decision_types.election.weighting: is not for elections: in an election every vote counts the same."
    ]
