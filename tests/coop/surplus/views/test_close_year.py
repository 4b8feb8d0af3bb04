"""The button that closes a year."""

import pytest

from coop.surplus.enums import YearState
from tests.factories.surplus import a_job, a_year, ready_to_close

pytestmark = pytest.mark.django_db


def test_it_closes_a_year_that_is_ready_and_pressed_again_changes_nothing(signed_in, treasurer, rosa, at_noon):
    a_job(rosa.account_id, 9_000, 1_000)
    year = ready_to_close(treasurer, a_year(treasurer))
    browser = signed_in(treasurer)
    for _ in range(2):
        assert "The year 2025 is closed" in browser.post("/office/year/2025/close/", follow=True).text
    year.refresh_from_db()
    assert (year.state, year.result, year.closed_by) == (YearState.CLOSED, 1_000, treasurer)
