"""One draft as a member reads it."""

import pytest

from tests.factories.surplus import a_closed_year, a_customer_like, a_draft, a_job, a_sharer
from tests.support.pages import parse_strictly
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db


def test_a_member_reads_what_a_draft_would_do_to_them(signed_in, treasurer, rosa, year):
    a_draft(treasurer, year, legal_reserve="20", education_fund="0", members="100", members__cash="40")
    page = signed_in(rosa.user).get("/surplus/2025/drafts/1/")
    parse_strictly(page)
    assert "£80.00 × £600.00 ÷ £900.00 = £53.33" in page.text
    for words in ("£53.33", "£21.34", "£31.99"):
        assert words in page.text
    assert "Freeze it as a plan" not in page.text


def test_who_was_no_member_is_told_so(signed_in, treasurer, year):
    a_draft(treasurer, year)
    assert "You were not a member in that year" in signed_in(treasurer).get("/surplus/2025/drafts/1/").text


def test_below_five_people_nothing_is_told_about_how_it_falls(signed_in, treasurer, rosa, year):
    a_draft(treasurer, year)
    assert "With fewer than five people" in signed_in(rosa.user).get("/surplus/2025/drafts/1/").text


def test_a_stranger_reads_no_drafts(signed_in, treasurer, year):
    a_draft(treasurer, year)
    browser = signed_in(a_customer_like("Amina Begum"))
    for path in ("/surplus/", "/surplus/2025/", "/surplus/2025/drafts/1/", "/surplus/2025/compare/?a=1&b=1"):
        assert browser.get(path).status_code == 403


@pytest.mark.parametrize("people", [1, 3])
def test_pages_of_drafts_take_the_same_few_statements_whatever_the_people(signed_in, treasurer, rosa, at_noon, people):
    a_job(rosa.account_id, 60_000, 6_667)
    for number in range(people - 1):
        a_job(a_sharer(f"Worker {number}").account_id, 30_000, 3_333)
    year = a_closed_year(treasurer)
    for number in range(people):
        a_draft(treasurer, year, title=f"Idea {number}")
    browser = signed_in(rosa.user)
    assert queries_of("coop_surplus", lambda: browser.get("/surplus/")) == 1
    assert queries_of("coop_surplus", lambda: browser.get("/surplus/2025/")) == 3
    assert queries_of("coop_surplus", lambda: browser.get("/surplus/2025/drafts/1/")) == 5
    assert queries_of("coop_surplus", lambda: browser.get("/surplus/2025/compare/?a=1&b=1")) == 5
