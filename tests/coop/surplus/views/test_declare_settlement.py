"""Carrying out a correction that a meeting resolved on paper."""

import pytest

from coop.surplus.enums import AllocationState
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db

PAGE = "/surplus/settlements/1/declare/"


def test_the_meeting_is_named_and_the_correction_stands(signed_in, treasurer, correction):
    browser = signed_in(treasurer)
    page = browser.get(PAGE)
    parse_strictly(page)
    assert correction.sha256 in page.text
    assert browser.post(PAGE, {"words": ""}).status_code == 422
    answer = browser.post(PAGE, {"words": "Members' meeting of 2 June"}, follow=True)
    assert "The correction stands" in answer.text
    correction.refresh_from_db()
    assert (correction.state, correction.decision_name) == (AllocationState.DECLARED, "Members' meeting of 2 June")
