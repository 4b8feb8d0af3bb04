"""Entering what should have been counted."""

import pytest

from coop.surplus.enums import PayoutState
from coop.surplus.models import Payout, Settlement
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
PAGE = "/surplus/2025/plans/1/correct/"


@pytest.fixture
def somebody_was_paid(run):
    Payout.objects.update(state=PayoutState.UNCLAIMED)


def test_right_figures_lead_to_a_correction_that_changes_nothing_yet(signed_in, treasurer, rosa, somebody_was_paid):
    browser = signed_in(treasurer)
    page = browser.get(PAGE)
    parse_strictly(page)
    assert "earnings" in page.text
    lines = f"{rosa.member_no}, earnings, 150.00"
    answer = browser.post(PAGE, {"lines": lines, "why": "Counted twice"}, follow=True)
    parse_strictly(answer)
    assert answer.redirect_chain == [("/surplus/settlements/1/", 302)]
    assert Settlement.objects.get().figures == {"measures": {rosa.account_id: {"earnings": 15_000}}}
    assert "A correction 1: Frozen" in browser.get("/surplus/2025/plans/1/").text


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ("12", "Line 1: write a member number"),
        ("{no}, earnings, 1.00\n999999, earnings, 1.00", "Line 2: nobody of that year"),
        ("{no}, luck, 1", "was not counted in that year"),
        ("{no}, earnings, much", "Line 1: Enter an amount"),
        ("{no}, jobs, 1.5", "is not a whole number"),
        ("{no}, jobs, x", "is not a number"),
        ("{no}, jobs, -1", "not below nought"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(signed_in, treasurer, rosa, somebody_was_paid, lines, problem):
    answer = signed_in(treasurer).post(PAGE, {"lines": lines.format(no=rosa.member_no), "why": "x"})
    assert (answer.status_code, problem in answer.text) == (422, True)
    assert not Settlement.objects.exists()


def test_before_anybody_was_paid_the_page_leads_to_taking_back(signed_in, treasurer, declared):
    page = signed_in(treasurer).get(PAGE)
    assert "/surplus/2025/plans/1/take-back/" in page.text
