"""Money nobody fetched: told, kept, asked for."""

from datetime import timedelta

import pytest

from coop.surplus.actions.keep_unclaimed import keep_unclaimed
from coop.surplus.actions.take_back import take_back
from coop.surplus.actions.warn_unclaimed import warn_unclaimed
from coop.surplus.errors import AllocationMovedOn
from coop.surplus.models import Payout
from payments.ledger.queries.balances import balance_of
from tests.factories.surplus import NOON
from tests.support.pages import parse_strictly
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db
PAGE = "/office/year/unclaimed/"


def test_where_everything_was_fetched_it_says_so(signed_in, treasurer, at_noon):
    page = signed_in(treasurer).get(PAGE)
    parse_strictly(page)
    assert "Everything was fetched" in page.text


def test_from_telling_to_keeping_to_sending_after_all(signed_in, treasurer, board, rosa, run, frozen):
    officer, member = signed_in(treasurer), signed_in(board)
    page = officer.get(PAGE)
    parse_strictly(page)
    assert ("The surplus of 2025" in page.text, page.text.count("Not told yet.")) == (True, 2)
    answer = officer.post(PAGE, {"do": "warn", "id": run.pk}, follow=True)
    assert "2 members are told." in answer.text
    assert "Keep it in the reserve" not in member.get(PAGE).text
    mine = Payout.objects.get(member=rosa)
    keep = {"do": "keep", "id": mine.pk, "resolution": "Board, 2 June"}
    assert "given 180 days to answer" in member.post(PAGE, keep, follow=True).text
    frozen(NOON + timedelta(days=180))
    board_again, officer = signed_in(board), signed_in(treasurer)
    assert "Keep it in the reserve" in board_again.get(PAGE).text
    assert "Keep it in the reserve" not in officer.get(PAGE).text
    assert "Only the board" in officer.post(PAGE, keep, follow=True).text
    assert "Name the board" in board_again.post(PAGE, keep | {"resolution": ""}, follow=True).text
    answer = board_again.post(PAGE, keep, follow=True)
    parse_strictly(answer)
    assert "It is theirs when they ask" in answer.text
    assert balance_of("3120", "GBP") == mine.amount
    answer = officer.post(PAGE, {"do": "honour", "id": mine.pk}, follow=True)
    assert "It is owed to the member again" in answer.text
    assert balance_of("3120", "GBP") == 0


@pytest.mark.parametrize("sent", [{}, {"do": "honour", "id": "x"}, {"do": "warn", "id": "9" * 30}])
def test_a_form_that_was_never_on_the_page_is_not_found(signed_in, treasurer, at_noon, sent):
    assert signed_in(treasurer).post(PAGE, sent).status_code == 404


def test_it_takes_one_statement_of_this_room(signed_in, treasurer, run):
    browser = signed_in(treasurer)
    assert queries_of("coop_surplus", lambda: browser.get(PAGE)) == 1


def test_of_a_declaration_that_was_taken_back_nobody_is_told_and_nothing_is_kept(
    signed_in, treasurer, board, run, declared
):
    Payout.objects.update(warned_at=NOON - timedelta(days=400))
    take_back(by=treasurer, allocation=declared, why="Mistake", decision_name="Second meeting", at=NOON)
    assert "Everything was fetched" in signed_in(board).get(PAGE).text
    with pytest.raises(AllocationMovedOn):
        keep_unclaimed(by=board, payout=Payout.objects.first(), resolution="Board, 1 June", at=NOON)
    Payout.objects.update(warned_at=None)
    assert warn_unclaimed(by=treasurer, run=run, at=NOON) == 0
