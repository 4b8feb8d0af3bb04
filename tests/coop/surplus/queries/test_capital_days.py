"""Capital counts for the days it was held, whenever in the year it came and went."""

from datetime import UTC, datetime

import pytest

from coop.surplus.queries.capital_days import capital_days_in
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from tests.factories.surplus import a_year, an_officer

pytestmark = pytest.mark.django_db
YEAR = 365


def moved(debit, credit, amount, year, month, day):
    """A row of the books on that day."""
    at = datetime(year, month, day, 12, tzinfo=UTC)
    post_journal(
        kind="share", pairs=[Pair(debit, credit, amount)], idempotency_key=f"{debit}{credit}{at}", unit="GBP", at=at
    )


def days_of(owner):
    return capital_days_in(a_year(an_officer())).get(owner, 0)


def test_what_was_held_before_and_all_through_the_year_counts_for_every_day():
    moved("1000", "3010:m_ana", 500, 2023, 3, 1)
    assert days_of("m_ana") == 500 * YEAR


def test_what_came_in_on_the_last_day_counts_for_one_day():
    moved("1000", "3010:m_ana", 50_000, 2025, 12, 31)
    assert days_of("m_ana") == 50_000


def test_what_was_taken_out_counts_up_to_the_day_it_went():
    moved("1000", "3010:m_ana", 500, 2024, 12, 31)
    moved("3010:m_ana", "2420:m_ana", 500, 2025, 7, 10)
    # 1 January to 10 July, both included.
    assert days_of("m_ana") == 500 * 191


def test_pieces_that_come_and_go_are_added_up_and_a_piece_of_one_day_counts_once():
    moved("1000", "3010:m_ana", 100, 2025, 1, 1)
    moved("1000", "3010:m_ana", 200, 2025, 12, 1)
    moved("1000", "3020:m_ana", 40, 2025, 12, 30)
    moved("3020:m_ana", "2420:m_ana", 40, 2025, 12, 30)
    assert days_of("m_ana") == 100 * YEAR + 200 * 31 + 40


def test_what_comes_after_the_year_does_not_count():
    moved("1000", "3010:m_ana", 500, 2026, 1, 1)
    assert days_of("m_ana") == 0


def test_a_transfer_counts_for_either_owner_while_it_was_theirs():
    moved("1000", "3010:m_ana", 10, 2025, 1, 1)
    moved("3010:m_ana", "3010:m_ben", 10, 2025, 1, 31)
    found = capital_days_in(a_year(an_officer()))
    assert (found["m_ana"], found["m_ben"]) == (10 * 31, 10 * 335)


def test_the_books_are_asked_twice_whatever_the_number_of_members(django_assert_num_queries):
    year = a_year(an_officer())
    for number in range(5):
        moved("1000", f"3010:m_{number}", 10, 2025, 2, 1 + number)
    with django_assert_num_queries(2):
        assert len(capital_days_in(year)) == 5
