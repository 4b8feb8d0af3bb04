"""A member's statement: the amounts stated, in the order of a written notice, and the proof that it was read."""

import re
from datetime import date

import pytest

from coop.surplus.actions.declare import declare
from coop.surplus.actions.declare_correction import declare_correction
from coop.surplus.actions.make_statements import make_statements
from coop.surplus.models import StatementDelivery
from tests.factories.surplus import NOON, a_plan
from tests.support.pages import parse_strictly
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db
STATEMENT = "/me/statements/2025/"
LATER = date(2026, 7, 1)


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


def test_it_takes_two_statements_and_the_note_that_it_was_read(signed_in, rosa, declared):
    browser = signed_in(rosa.user)
    assert queries_of("coop_surplus", lambda: browser.get(STATEMENT)) == 3


def test_a_correction_shows_on_the_statement_with_its_decision_and_what_it_comes_to(signed_in, rosa, correction):
    fixed = declare_correction(by=None, settlement=correction, decision_name="Autumn meeting", at=NOON)
    page = signed_in(rosa.user).get(STATEMENT)
    parse_strictly(page)
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text))
    too_much = fixed.rows.get(member=rosa).set_off
    for words in (
        f"Corrected since Correction {fixed.number} Tuesday 2 June 2026, by Autumn meeting",
        f"kept back from your part of the next surplus £{too_much / 100:.2f}",
        f"= your part, corrected £{(5_333 - too_much) / 100:.2f}",
        "Your part £53.33",
    ):
        assert words in text, words


def test_a_correction_that_nobody_decided_on_does_not_show(signed_in, rosa, correction):
    assert "Corrected since" not in signed_in(rosa.user).get(STATEMENT).text


def test_tax_and_the_day_of_payment_show_where_a_law_and_the_plan_say_so(signed_in, treasurer, rosa, year):
    plan = a_plan(
        treasurer, year, profile_id="es-27-1999", members__formula="earnings", members="100", payable_from=LATER
    )
    done = declare(by=None, allocation=plan, decision_name="Vote on the surplus", at=NOON)
    make_statements(allocation=done, at=NOON)
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", signed_in(rosa.user).get(STATEMENT).text))
    row = done.rows.get(member=rosa)
    for words in (
        f"– tax kept back for the tax office £{row.withheld / 100:.2f}",
        f"= sent to you £{(row.cash - row.withheld) / 100:.2f}",
        "Payment Not before Wednesday 1 July 2026: the plan says so.",
        "Tax of 19 % on what is paid out is kept back by law (Ley 20/1990",
    ):
        assert words in text, words
