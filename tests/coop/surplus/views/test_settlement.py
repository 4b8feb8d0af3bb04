"""The page of a correction, and of capital given back."""

import pytest

from coop.surplus.actions.declare_correction import declare_correction
from coop.surplus.actions.start_run import start_run
from tests.factories.surplus import NOON
from tests.support.pages import parse_strictly
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db
PAGE = "/surplus/settlements/1/"


def test_a_member_reads_what_it_does_and_what_it_means_for_them(signed_in, rosa, correction):
    page = signed_in(rosa.user).get(PAGE)
    parse_strictly(page)
    for words in (
        "Correction 1 of how 2025 was shared",
        "What was wrong: Counted twice",
        "Kept back from your next surplus",
        "Nobody pays anything back",
        correction.sha256,
    ):
        assert words in page.text
    assert "Put it to the members" not in page.text
    assert "Otto" not in page.text


def test_officers_have_the_buttons_that_are_due(signed_in, treasurer, correction):
    page = signed_in(treasurer).get(PAGE)
    parse_strictly(page)
    assert ("Put it to the members" in page.text, "Pay the members now" in page.text) == (True, False)
    declare_correction(by=None, settlement=correction, decision_name="Vote", at=NOON)
    page = signed_in(treasurer).get(PAGE)
    assert ("Put it to the members" in page.text, "Pay the members now" in page.text) == (False, True)
    start_run(by=treasurer, allocation=correction, at=NOON)
    page = signed_in(treasurer).get(PAGE)
    parse_strictly(page)
    assert '<progress value="0" max="1"' in page.text
    part = signed_in(treasurer).get(PAGE, headers={"HX-Request": "true"})
    assert "<html" not in part.text


def test_it_is_on_the_members_page_of_statements_once_it_stands(signed_in, rosa, correction):
    assert "Corrections, and capital given back" not in signed_in(rosa.user).get("/me/statements/").text
    declare_correction(by=None, settlement=correction, decision_name="Vote", at=NOON)
    page = signed_in(rosa.user).get("/me/statements/")
    parse_strictly(page)
    assert f'href="{PAGE}"' in page.text


def test_a_number_that_nobody_gave_is_not_found(signed_in, rosa):
    assert signed_in(rosa.user).get("/surplus/settlements/999999999999/").status_code == 404


def test_the_page_takes_three_statements(signed_in, treasurer, correction):
    browser = signed_in(treasurer)
    assert queries_of("coop_surplus", lambda: browser.get(PAGE)) == 3
