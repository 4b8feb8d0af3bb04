"""A member's statement: the amounts stated, in the order of a written notice, and the proof that it was read."""

import re

import pytest

from coop.surplus.models import StatementDelivery
from tests.support.pages import parse_strictly
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db
STATEMENT = "/me/statements/2025/"


def test_it_states_everything_in_the_order_of_a_written_notice(signed_in, rosa, declared):
    page = signed_in(rosa.user).get(STATEMENT)
    parse_strictly(page)
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text))
    order = [
        "1 January 2025 to 31 December 2025", "Surplus of the co-op £100.00", "Vote on the surplus",
        "Earnings £600.00", "Your part £53.33", "£80.00 × £600.00 ÷ £900.00 = £53.33", "Paid out to you £21.34",
        "Credited to your capital account £31.99", "Your capital account before £0.00", "+ credited now £31.99",
        "– losses borne £0.00", "– paid back to you £0.00", "= your capital account now £31.99",
        "Your capital account is yours", "no tax advice",
    ]  # fmt: skip
    places = [text.find(words) for words in order]
    assert -1 not in places, order[places.index(-1)]
    assert places == sorted(places)
    assert 'href="/decisions/"' in page.text


def test_that_it_was_opened_is_kept_once(signed_in, rosa, declared):
    browser = signed_in(rosa.user)
    for _ in range(2):
        browser.get(STATEMENT)
    assert list(StatementDelivery.objects.values_list("how", flat=True)) == ["opened"]


def test_nobody_reads_anothers_statement(signed_in, treasurer, declared):
    assert signed_in(treasurer).get(STATEMENT).status_code == 404


def test_a_year_without_a_statement_is_not_found(signed_in, rosa, declared):
    for year in ("2024", "99999999999999999999"):
        assert signed_in(rosa.user).get(f"/me/statements/{year}/").status_code == 404


def test_it_takes_one_statement_and_the_note_that_it_was_read(signed_in, rosa, declared):
    browser = signed_in(rosa.user)
    assert queries_of("coop_surplus", lambda: browser.get(STATEMENT)) == 2
