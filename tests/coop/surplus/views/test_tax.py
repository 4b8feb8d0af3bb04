"""Tax that was kept back goes to the tax office, and is written down."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from coop.surplus.actions.pay_tax import pay_tax
from coop.surplus.errors import MayNotPay, MoreTaxThanKept
from coop.surplus.models import TaxPayment
from foundation.errors import Invalid
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.actions.reverse_journal import reverse_journal
from payments.ledger.calculations.pairs import Pair
from payments.ledger.models import Journal
from payments.ledger.queries.balances import balances_of
from tests.factories.surplus import NOON
from tests.support.pages import parse_strictly
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db
TAX = "/office/year/tax/"
DAY = date(2026, 6, 1)
GIVEN = {"amount": "30.00", "paid_on": "2026-06-01", "reference": "statement 6, line 2"}


@pytest.fixture
def kept(at_noon):
    """£50.00 of tax was kept back."""
    post_journal(kind="kept", pairs=[Pair("1000", "2320", 5_000)], idempotency_key="kept", unit="GBP", at=NOON)


def stand():
    return balances_of(["2320", "1000"], "GBP")


def test_what_the_tax_office_was_paid_leaves_the_books(signed_in, treasurer, kept):
    browser = signed_in(treasurer)
    page = browser.get(TAX)
    parse_strictly(page)
    assert [words in page.text for words in ("£50.00", "This page sends no money.")] == [True, True]
    answer = browser.post(TAX, GIVEN, follow=True)
    parse_strictly(answer)
    assert ("Paid on Monday 1 June 2026, statement 6, line 2." in answer.text, stand()) == (
        True, {"2320": 2_000, "1000": 2_000},
    )  # fmt: skip
    journal = TaxPayment.objects.get().journal
    assert (journal.kind, journal.entries.get().amount) == ("tax_paid", 3_000)


def test_pressed_twice_it_is_written_down_once(signed_in, treasurer, kept):
    browser = signed_in(treasurer)
    for _time in range(2):
        assert browser.post(TAX, GIVEN).status_code == 302
    assert (TaxPayment.objects.count(), stand()["2320"]) == (1, 2_000)
    other = browser.post(TAX, GIVEN | {"amount": "10.00"})
    assert (other.status_code, "with another amount" in other.text) == (422, True)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"amount": "50.01"}, "£50.00 waits for the tax office."),
        ({"amount": "0"}, ""),
        ({"paid_on": "2026-06-03"}, "That day has not come yet."),
        ({"reference": " "}, "Say which line of the bank statement this is."),
    ],
)
def test_what_cannot_be_is_said_beside_its_answer(signed_in, treasurer, kept, wrong, words):
    answer = signed_in(treasurer).post(TAX, GIVEN | wrong)
    assert (answer.status_code, words in answer.text, stand()["2320"]) == (422, True, 5_000)


def test_a_mistake_is_taken_back_and_stays_to_be_read(signed_in, treasurer, kept):
    browser = signed_in(treasurer)
    browser.post(TAX, GIVEN)
    one = TaxPayment.objects.get()
    for _time in range(2):
        page = browser.post(TAX, {"undo": one.pk}, follow=True)
    assert ("Taken back on Tuesday 2 June 2026." in page.text, stand()["2320"]) == (True, 5_000)
    assert browser.post(TAX, GIVEN).status_code == 302  # the same line, this time as it should be
    assert (stand()["2320"], Journal.objects.filter(kind="tax_paid").count()) == (2_000, 2)
    assert browser.post(TAX, {"undo": "99999999999999999999"}).status_code == 404


def test_the_database_never_pays_more_than_was_kept_back(treasurer, kept):
    journal = post_journal(
        kind="tax_paid", pairs=[Pair("2320", "1000", 5_001)], idempotency_key="o", unit="GBP", at=NOON
    )
    over = TaxPayment(
        amount=5_001, unit="GBP", paid_on=DAY, reference="x", journal=journal, recorded_by=treasurer, recorded_at=NOON
    )
    with pytest.raises(DatabaseError) as caught, transaction.atomic():
        over.save()
    assert caught.value.__cause__.diag.constraint_name == "no_more_tax_is_paid_than_was_kept_back"
    reverse_journal(journal=journal, at=NOON)
    pay_tax(by=treasurer, amount=5_000, paid_on=DAY, reference="x", at=NOON)
    with pytest.raises(MoreTaxThanKept):
        pay_tax(by=treasurer, amount=1, paid_on=DAY, reference="y", at=NOON)
    for change in ({"amount": 1}, {"reference": "z"}, {"paid_on": DAY - timedelta(days=1)}):
        with pytest.raises(DatabaseError) as caught, transaction.atomic():
            TaxPayment.objects.update(**change)
        assert caught.value.__cause__.diag.constraint_name == "a_payment_of_tax_never_changes"


def test_it_is_for_the_treasurer_and_the_board(signed_in, rosa, board, kept):
    assert [signed_in(one).get(TAX).status_code for one in (rosa.user, board)] == [403, 200]
    with pytest.raises(MayNotPay):
        pay_tax(by=rosa.user, amount=1, paid_on=DAY, reference="x", at=NOON)
    with pytest.raises(Invalid):
        pay_tax(by=board, amount=0, paid_on=DAY, reference="x", at=NOON)


@pytest.mark.parametrize("lines", [1, 3])
def test_it_takes_one_statement_of_this_room_whatever_was_paid(signed_in, treasurer, kept, lines):
    for number in range(lines):
        pay_tax(by=treasurer, amount=100, paid_on=DAY, reference=f"line {number}", at=NOON)
    browser = signed_in(treasurer)
    assert queries_of("coop_surplus", lambda: browser.get(TAX)) == 1


def test_without_any_nothing_is_asked(signed_in, treasurer, at_noon):
    page = signed_in(treasurer).get(TAX)
    parse_strictly(page)
    assert ("Nothing waits." in page.text, 'name="amount"' in page.text) == (True, False)
