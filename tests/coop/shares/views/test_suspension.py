"""Suspending all withdrawals, and making them possible again."""

import pytest

from coop.shares.queries.withdrawals import suspension
from tests.factories.cast import an_officer

pytestmark = pytest.mark.django_db
PAGE = "/office/withdrawals/suspension/"
WORDS = {"resolution": "Board, item 2", "reason": "A bad winter"}


def test_the_board_suspends_and_resumes_each_by_a_named_decision(browser, pia, today):
    session = browser(pia)
    assert session.post(PAGE, WORDS)["Location"] == "/office/withdrawals/"
    assert suspension().reason == "A bad winter"
    assert "Suspended since" in session.get(PAGE).content.decode()
    assert session.post(PAGE, {"resolution": "Board, item 3"}).status_code == 302
    assert suspension() is None


@pytest.mark.parametrize("missing", ["resolution", "reason"])
def test_members_are_told_why_and_by_whom(browser, pia, today, missing):
    assert browser(pia).post(PAGE, {**WORDS, missing: ""}).status_code == 422
    assert suspension() is None


def test_only_the_board(browser, rosa):
    assert browser(an_officer("Tess", "treasurer")).post(PAGE, WORDS).status_code == 403
    assert browser(rosa.user).get(PAGE).status_code == 403
    assert suspension() is None
