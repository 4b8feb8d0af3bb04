"""Two drafts side by side."""

import pytest

from tests.factories.surplus import a_draft
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


def test_two_drafts_stand_side_by_side_with_the_readers_numbers(signed_in, treasurer, rosa, year):
    a_draft(treasurer, year, title="Much to members", legal_reserve="0", education_fund="0", members="100")
    a_draft(treasurer, year, title="Much to keep", legal_reserve="50", education_fund="0", members="100")
    page = signed_in(rosa.user).get("/surplus/2025/compare/?a=1&b=2")
    parse_strictly(page)
    for words in ("1. Much to members", "2. Much to keep", "£66.67", "£33.33", "£50.00"):
        assert words in page.text


@pytest.mark.parametrize("query", ["", "?a=1", "?a=x&b=1", "?a=1&b=99999999999999999999"])
def test_a_comparison_of_nothing_leads_back(signed_in, treasurer, rosa, year, query):
    a_draft(treasurer, year)
    answer = signed_in(rosa.user).get(f"/surplus/2025/compare/{query}")
    assert (answer.status_code, answer["Location"]) == (302, "/surplus/2025/")
