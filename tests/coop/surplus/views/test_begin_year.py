"""The button that writes down a year."""

import pytest

from coop.surplus.models import FiscalYear

pytestmark = pytest.mark.django_db


def test_pressed_twice_it_writes_down_two_years_one_after_the_other(signed_in, treasurer, at_noon):
    browser = signed_in(treasurer)
    assert [browser.post("/office/year/begin/")["Location"] for _ in range(2)] == [
        "/office/year/2026/",
        "/office/year/2027/",
    ]


def test_looking_begins_nothing(signed_in, treasurer, at_noon):
    assert signed_in(treasurer).get("/office/year/begin/").status_code == 405
    assert not FiscalYear.objects.exists()
