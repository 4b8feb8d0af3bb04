"""Members' capital by year, and giving the oldest back."""

from datetime import UTC, datetime

import pytest

from coop.surplus.models import Settlement
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from tests.support.pages import parse_strictly
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db
PAGE = "/office/year/capital/"


def kept(member, year, amount):
    pairs = [Pair(f"3900:{year}", f"3210:{member.account_id}:{year}", amount), Pair("1000", "4090", amount)]
    at = datetime(2026, 5, 1, 12, tzinfo=UTC)
    post_journal(kind="declaration", pairs=pairs, idempotency_key=f"k{member.pk}{year}", unit="GBP", at=at)


def test_an_empty_page_says_what_will_stand_there(signed_in, treasurer, at_noon):
    page = signed_in(treasurer).get(PAGE)
    parse_strictly(page)
    assert ("Nothing is kept yet" in page.text, "It stays for 5 years." in page.text) == (True, True)


def test_the_treasurer_sees_the_years_and_the_board_decides(signed_in, treasurer, board, rosa, at_noon):
    kept(rosa, 2019, 9_000)
    kept(rosa, 2024, 60_000)
    page = signed_in(treasurer).get(PAGE)
    parse_strictly(page)
    assert ("£90.00" in page.text, "May be given back" in page.text) == (True, True)
    assert "The board decides about it." in page.text
    assert signed_in(treasurer).post(PAGE, {"amount": "10", "resolution": "x"}).status_code == 422
    browser = signed_in(board)
    answer = browser.post(PAGE, {"amount": "400", "resolution": "Board, 2 June"})
    assert (answer.status_code, "At most £90.00 can be given back now" in answer.text) == (422, True)
    answer = browser.post(PAGE, {"amount": "89.99", "resolution": "Board, 2 June"}, follow=True)
    parse_strictly(answer)
    assert answer.redirect_chain == [("/surplus/settlements/1/", 302)]
    assert "£89.99 of the oldest capital is given back" in answer.text
    assert "Board, 2 June" in browser.get(PAGE).text
    assert "From your capital of 2019" in signed_in(rosa.user).get("/surplus/settlements/1/").text


def test_without_a_decision_nothing_happens(signed_in, board, rosa, at_noon):
    kept(rosa, 2019, 90_000)
    assert signed_in(board).post(PAGE, {"amount": "10", "resolution": ""}).status_code == 422
    assert not Settlement.objects.exists()


def test_it_takes_one_statement_of_this_room_whoever_is_on_it(signed_in, treasurer, rosa, at_noon):
    kept(rosa, 2019, 9_000)
    browser = signed_in(treasurer)
    assert queries_of("coop_surplus", lambda: browser.get(PAGE)) == 1
