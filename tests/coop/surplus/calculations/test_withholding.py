"""Tax kept back of what is paid: only by law, never more than the payment, nothing lost."""

import json
from datetime import date
from fractions import Fraction as F

import pytest

from coop.surplus.calculations.problems import BadProfile
from coop.surplus.calculations.profile_reader import read_profile
from coop.surplus.calculations.types import Holding, MemberInput, PayBy, Source
from coop.surplus.calculations.waterfall import allocate
from coop.surplus.calculations.withholding import last_day_to_pay, tax_on
from coop.surplus.profiles import FOLDER, list_profiles, load_profile

LAW = {"kind": "law", "citation": "Act 1", "valid_from": "2016-01-01"}


def profile(**more):
    data = {
        "id": "tiny", "version": 1, "title": "Tiny", "jurisdiction": "",
        "sources": {"meeting": {"kind": "meeting"}, "act": LAW},
        "steps": [
            {"code": "interest", "title": "Interest", "kind": "interest", "sink": "2450", "source": "meeting",
             "interest": {"rate": "10"}},
            {"code": "members", "title": "Members", "kind": "patronage", "sink": "2440", "source": "meeting",
             "base": "remaining", "percent": "100", "formula": {"id": "hours"}, "cash": {"percent": "50"}},
            {"code": "rest", "title": "Rest", "kind": "remainder", "sink": "3120", "source": "meeting"},
        ],
        "losses": [{"code": "carried", "title": "Carried", "kind": "carried", "sink": "3300", "source": "meeting"}],
        "withholding": [{"of": "patronage", "percent": "19", "source": "act"},
                        {"of": "interest", "percent": "25", "source": "act"}],
    }  # fmt: skip
    return read_profile(data | more)


PEOPLE = [
    MemberInput("m_ana", 1, measures={"hours": F(1)}, holdings=(Holding(1_000),)),
    MemberInput("m_bo", 2, measures={"hours": F(2)}),
]


def test_tax_is_kept_back_of_what_is_paid_and_not_of_what_stays_as_capital():
    result = allocate(profile(), 3_100, PEOPLE, year_end=date(2025, 12, 31))
    ana, bo = result.members
    assert (ana.interest, ana.cash, ana.retained) == (100, 600, 500)
    assert (ana.withheld_interest, ana.withheld_patronage) == (25, 95)
    assert (bo.cash, bo.retained, bo.withheld_interest, bo.withheld_patronage) == (1_000, 1_000, 0, 190)
    assert [(one.rule.of, one.base, one.amount) for one in result.withheld] == [
        ("patronage", 1_500, 285), ("interest", 100, 25),
    ]  # fmt: skip
    written = json.loads(result.document)["withholding"]
    assert written["rows"] == [["m_ana", 95, 25], ["m_bo", 190, 0]]


def test_a_law_that_did_not_hold_yet_and_a_loss_keep_nothing_back():
    early = allocate(profile(), 3_100, PEOPLE, year_end=date(2015, 12, 31))
    loss = allocate(profile(), -3_100, PEOPLE, year_end=date(2025, 12, 31))
    for result in (early, loss):
        assert result.withheld == ()
        assert [row.withheld_patronage + row.withheld_interest for row in result.members] == [0, 0]
        assert "withholding" not in json.loads(result.document)


def test_odd_cents_go_to_the_largest_remainders_and_nobody_pays_more_tax_than_they_get():
    # 19 % of 103 is 19.57: 19 in all. 6.33, 12.99 and 0.25: the two cents rounded away go to 0.99 and then to 0.33.
    assert tax_on([33, 68, 2], [1, 2, 3], F(19)) == [6, 13, 0]
    for paid in ([1, 1, 1], [0, 0], [], [1], [10**12, 1]):
        parts = tax_on(paid, list(range(len(paid))), F(19))
        assert sum(parts) == sum(paid) * 19 // 100
        assert all(0 <= part <= amount for part, amount in zip(parts, paid, strict=True))


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ({"of": "patronage", "percent": "100", "source": "act"}, "never all of it"),
        ({"of": "wages", "percent": "19", "source": "act"}, "of patronage or of interest"),
        ({"of": "patronage", "percent": "19", "source": "meeting"}, "only where a law says so"),
    ],
)
def test_only_a_law_keeps_tax_back(rule, why):
    with pytest.raises(BadProfile, match=why):
        profile(withholding=[rule])


def test_the_profiles_that_come_with_the_software_keep_tax_back_only_with_a_citation_that_was_read():
    with_tax = {one.id: one.withholding for one in list_profiles() if one.withholding}
    assert sorted(with_tax) == ["es-27-1999", "es-ct-12-2015"]
    for rules in with_tax.values():
        assert [(rule.of, rule.percent) for rule in rules] == [("patronage", F(19))]
        assert all(rule.source.citation and rule.source.read_on for rule in rules)
    assert all((FOLDER / f"{name}.json").exists() for name in with_tax)


def test_the_last_day_to_pay_is_counted_from_the_month_the_year_ended_in():
    rule = load_profile("us-subchapter-t").pay_by
    assert rule is not None
    assert last_day_to_pay(rule, date(2025, 12, 31)) == date(2026, 9, 15)
    assert last_day_to_pay(rule, date(2026, 3, 31)) == date(2026, 12, 15)
    assert last_day_to_pay(PayBy(2, 31, Source("law")), date(2025, 12, 31)) == date(2026, 2, 28)
