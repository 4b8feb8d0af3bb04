"""One year's result as members read it."""

import pytest

from tests.factories.surplus import a_draft, a_year
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


def test_an_open_year_has_nothing_to_share_yet(signed_in, treasurer, rosa, at_noon):
    a_year(treasurer, 2026)
    page = signed_in(rosa.user).get("/surplus/2026/")
    parse_strictly(page)
    assert "nobody knows what there is to share" in page.text


def test_the_treasurer_is_led_to_the_first_draft_and_members_are_told_who_makes_them(signed_in, treasurer, rosa, year):
    assert 'href="/surplus/2025/drafts/new/"' in signed_in(treasurer).get("/surplus/2025/").text
    page = signed_in(rosa.user).get("/surplus/2025/")
    parse_strictly(page)
    assert "No draft yet" in page.text
    assert "drafts/new" not in page.text


def test_drafts_and_plans_are_listed_with_how_far_they_are(signed_in, treasurer, rosa, year, declared):
    a_draft(treasurer, year, title="Another idea")
    page = signed_in(rosa.user).get("/surplus/2025/")
    parse_strictly(page)
    for words in (
        "£100.00 was left over. The plan that was declared says where it went.",
        "2. Another idea",
        "Plan 1",
        "Declared",
        "Vote on the surplus",
        "Compare",
    ):
        assert words in page.text
