"""A frozen plan as members and officers read it."""

import pytest

from tests.support.pages import parse_strictly
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db
PLAN = "/surplus/2025/plans/1/"


def test_a_member_reads_the_fingerprint_and_what_they_would_get(signed_in, rosa, plan):
    page = signed_in(rosa.user).get(PLAN)
    parse_strictly(page)
    assert plan.sha256 in page.text
    assert "£53.33" in page.text
    for button in ("propose/", "declare/", "take-back/", "document/"):
        assert button not in page.text


def test_officers_find_what_can_be_done_with_it(signed_in, treasurer, plan):
    text = signed_in(treasurer).get(PLAN).text
    assert [word in text for word in ("propose/", "declare/", "document/", "take-back/")] == [True, True, True, False]


def test_a_declared_plan_names_its_decision(signed_in, treasurer, rosa, declared):
    page = signed_in(rosa.user).get(PLAN)
    parse_strictly(page)
    assert '<a href="/decisions/">Vote on the surplus</a>' in page.text
    text = signed_in(treasurer).get(PLAN).text
    assert [word in text for word in ("propose/", "declare/", "take-back/", "payment/")] == [False, False, True, True]


@pytest.mark.parametrize("number", ["2", "99999999999999999999"])
def test_a_plan_nobody_froze_is_not_found(signed_in, rosa, plan, number):
    assert signed_in(rosa.user).get(f"/surplus/2025/plans/{number}/").status_code == 404


def test_it_takes_four_statements(signed_in, rosa, plan):
    browser = signed_in(rosa.user)
    assert queries_of("coop_surplus", lambda: browser.get(PLAN)) == 4
