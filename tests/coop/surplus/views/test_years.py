"""The list of the co-op's years."""

import pytest

from tests.factories.surplus import a_year
from tests.support.pages import parse_strictly
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db


def test_before_the_first_year_the_page_says_what_to_do(signed_in, treasurer, at_noon):
    page = signed_in(treasurer).get("/office/year/")
    parse_strictly(page)
    assert "No year has been written down yet" in page.text
    assert "Write down the year 2026" in page.text


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_two_statements_whatever_the_years(signed_in, treasurer, at_noon, number):
    for year in range(2022, 2022 + number):
        a_year(treasurer, year)
    browser = signed_in(treasurer)
    assert queries_of("coop_surplus", lambda: browser.get("/office/year/")) == 2
