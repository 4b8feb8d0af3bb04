"""The list of one's own statements."""

import pytest

from tests.support.pages import parse_strictly
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db


def test_before_the_first_one_the_page_says_when_it_comes(signed_in, rosa, at_noon):
    page = signed_in(rosa.user).get("/me/statements/")
    parse_strictly(page)
    assert "No statement yet" in page.text


def test_each_statement_is_listed_with_its_amount(signed_in, rosa, declared):
    browser = signed_in(rosa.user)
    page = browser.get("/me/statements/")
    parse_strictly(page)
    for words in ('href="/me/statements/2025/"', "£53.33", "£31.99"):
        assert words in page.text
    assert queries_of("coop_surplus", lambda: browser.get("/me/statements/")) == 2
