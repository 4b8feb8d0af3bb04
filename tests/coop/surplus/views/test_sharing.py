"""The list of years as members read it."""

import pytest

from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


def test_before_the_first_close_the_page_says_what_will_come(signed_in, rosa, at_noon):
    page = signed_in(rosa.user).get("/surplus/")
    parse_strictly(page)
    assert "No year has been closed yet" in page.text
    assert "/office/year/" not in page.text


def test_each_year_leads_to_its_page(signed_in, rosa, year):
    page = signed_in(rosa.user).get("/surplus/")
    parse_strictly(page)
    assert 'href="/surplus/2025/"' in page.text
    assert "Result: £100.00" in page.text


def test_the_members_hub_tells_of_the_newest_year(signed_in, rosa, declared):
    page = signed_in(rosa.user).get("/co-op/")
    assert "The co-op&#x27;s result of 2025 is shared. Your statement says what you get." in page.text
