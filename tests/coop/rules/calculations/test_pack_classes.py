"""The classes in a rule pack: complete, in bounds, and somebody always votes."""

import pytest

from coop.membership.models import GOVERNED
from coop.rules.calculations.pack_classes import CLAUSE, RIGHTS, with_classes
from coop.rules.calculations.pack_schema import problems_with_pack
from coop.rules.pack_files import shipped_pack

WORKER = {
    "min_shares": 1, "max_amount_minor": 10_000_000, "votes_in_general": True, "votes_on_rules": True,
    "votes_on_conversion": True, "votes_on_dissolution": True,
    "eligible_for_patronage": True, "eligible_for_share_interest": False, "eligible_for_board": True,
    "pay_within_days": 30, "probation_days": 0, "probation_requirement": "", "leaving_rule": "notice_days",
    "leaving_notice_days": 30, "leaving_month": 12, "leaving_years": 0, "vote_ends": "at_effect",
}  # fmt: skip
OTHERS = WORKER | {"eligible_for_patronage": False}
CLASSES = {"worker": WORKER, "user": OTHERS, "supporter": OTHERS}
CLAUSE_TEXT = {"title": "Classes", "text": "Who may what.", "citation": "Ours.", "basis": "our default"}


def pack(**changed):
    body = with_classes(
        shipped_pack("plain_default"), {code: dict(rights) for code, rights in CLASSES.items()}, CLAUSE_TEXT
    )
    for place, value in changed.items():
        code, _, field = place.partition("__")
        body["classes"]["rights"][code][field] = value
    return body


def said(body):
    return [(problem.path, problem.reason) for problem in problems_with_pack(body)]


def test_a_whole_pack_with_classes_can_be_adopted_and_says_the_clause():
    body = pack()
    assert said(body) == []
    assert body["clauses"][-1]["id"] == CLAUSE
    again = with_classes(body, CLASSES, CLAUSE_TEXT)
    assert again["clauses"] == body["clauses"]


def test_the_pack_knows_exactly_what_a_decision_governs():
    assert tuple(RIGHTS) == GOVERNED


@pytest.mark.parametrize(
    ("changed", "path"),
    [
        ({"worker__min_shares": 0}, "classes.rights.worker.min_shares"),
        ({"worker__max_amount_minor": 10_000_001}, "classes.rights.worker.max_amount_minor"),
        ({"user__votes_in_general": "yes"}, "classes.rights.user.votes_in_general"),
        ({"user__leaving_rule": "never"}, "classes.rights.user.leaving_rule"),
        ({"user__probation_days": True}, "classes.rights.user.probation_days"),
        ({"user__probation_requirement": "x" * 501}, "classes.rights.user.probation_requirement"),
        ({"supporter__eligible_for_patronage": True}, "classes.rights.supporter.eligible_for_patronage"),
        ({"user__salary": 1}, "classes.rights.user.salary"),
    ],
)
def test_a_right_out_of_bounds_is_named_by_its_place(changed, path):
    assert [place for place, _reason in said(pack(**changed))] == [path]


def test_somebody_always_votes():
    body = pack(worker__votes_on_rules=False, user__votes_on_rules=False, supporter__votes_on_rules=False)
    assert [place for place, _reason in said(body)] == ["classes.rights.*.votes_on_rules"]


def test_a_class_that_is_missing_or_without_its_clause_is_refused():
    body = pack()
    del body["classes"]["rights"]["user"]
    body["classes"]["clause"] = "nowhere"
    assert [place for place, _reason in said(body)] == ["classes.clause", "classes.rights.user"]
