"""Taking a declaration back."""

import pytest

from coop.surplus.enums import AllocationState
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
TAKE_BACK = "/surplus/2025/plans/1/take-back/"


def test_an_unpaid_declaration_is_taken_back_with_a_reason_that_stays_to_be_read(signed_in, treasurer, rosa, declared):
    browser = signed_in(treasurer)
    page = browser.get(TAKE_BACK)
    parse_strictly(page)
    assert "undone in one entry" in page.text
    answer = browser.post(TAKE_BACK, {"words": "The meeting saw an error"}, follow=True)
    parse_strictly(answer)
    declared.refresh_from_db()
    assert declared.state == AllocationState.REVERSED
    assert "The meeting saw an error" in signed_in(rosa.user).get("/surplus/2025/plans/1/").text
    assert signed_in(rosa.user).get("/me/statements/2025/").status_code == 404


def test_without_a_reason_nothing_is_taken_back(signed_in, treasurer, declared):
    answer = signed_in(treasurer).post(TAKE_BACK, {"words": ""})
    assert answer.status_code == 422
    declared.refresh_from_db()
    assert declared.state == AllocationState.DECLARED


def test_what_was_not_declared_cannot_be_taken_back(signed_in, treasurer, plan):
    answer = signed_in(treasurer).post(TAKE_BACK, {"words": "No"})
    assert (answer.status_code, "That plan has moved on meanwhile" in answer.text) == (422, True)
