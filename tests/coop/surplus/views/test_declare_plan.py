"""Declaring a plan that a meeting resolved on paper."""

import pytest

from coop.surplus.enums import AllocationState
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
DECLARE = "/surplus/2025/plans/1/declare/"


def test_the_meeting_is_named_and_the_effect_is_told_before(signed_in, treasurer, plan):
    browser = signed_in(treasurer)
    page = browser.get(DECLARE)
    parse_strictly(page)
    assert "This shares the result at once" in page.text
    answer = browser.post(DECLARE, {"words": "Members' meeting of 30 May 2026"}, follow=True)
    parse_strictly(answer)
    plan.refresh_from_db()
    assert (plan.state, plan.decision_name) == (AllocationState.DECLARED, "Members' meeting of 30 May 2026")


def test_without_a_meeting_nothing_is_declared(signed_in, treasurer, plan):
    answer = signed_in(treasurer).post(DECLARE, {"words": "  "})
    parse_strictly(answer)
    assert answer.status_code == 422
    plan.refresh_from_db()
    assert plan.state == AllocationState.FROZEN


def test_members_do_not_declare(signed_in, rosa, plan):
    assert signed_in(rosa.user).post(DECLARE, {"words": "Me"}).status_code == 403
