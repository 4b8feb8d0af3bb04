"""The months of the books: what is missing before the next can be closed, and the roots of those that are."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from payments.ledger.actions.close_period import close_period
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from payments.ledger.models import Period
from payments.reconcile.models import ProofRun, Run
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
URL = "/office/money/months/"
AUGUST = datetime(2026, 8, 20, 12, tzinfo=UTC)
NOVEMBER = datetime(2026, 11, 20, 12, tzinfo=UTC)


def booked(at=AUGUST):
    return post_journal(kind="test", pairs=[Pair("1010", "4010", 5)], idempotency_key=f"k{at}", unit="GBP", at=at)


def all_green(at=NOVEMBER):
    Run.objects.create(
        provider="sandbox", at=at, since=at, lines=0, adopted=0, unexplained=0, figures={}, ok=True
    )  # fmt: skip
    ProofRun.objects.create(at=at, holds=True, proofs=16)


def text_of(client):
    answer = client.get(URL)
    parse_strictly(answer)
    return answer.content.decode()


def test_it_is_for_those_who_keep_the_money(tess, somebody):
    assert "login" in Client().get(URL).url
    assert somebody.get(URL).status_code == 403
    assert tess.get(URL).status_code == 200


def test_empty_books_have_nothing_to_close(tess):
    text = text_of(tess)
    assert "Nothing to close yet" in text
    assert "Closed months" not in text


def test_what_is_missing_is_said_and_the_button_is_not_there(tess, frozen):
    frozen(NOVEMBER)
    booked()
    text = text_of(tess)
    assert "Next: August 2026" in text
    assert text.count("Met:") == 5  # where no provider is in use there is nothing to compare
    assert text.count("Not met:") == 1
    assert "Compare and prove now" in text
    assert "Close August 2026 for good" not in text


def test_when_all_is_green_the_button_states_its_effect(tess, reader, frozen):
    frozen(NOVEMBER)
    booked()
    all_green()
    text = text_of(tess)
    assert "Not met:" not in text
    assert "Close August 2026 for good" in text
    assert "nobody can book anything in August 2026" in text
    assert "Close August 2026 for good" not in text_of(reader)  # who may look but not close has no button


def test_answers_from_before_the_end_of_the_month_do_not_count(tess, frozen):
    frozen(NOVEMBER)
    booked()
    all_green(AUGUST)
    assert text_of(tess).count("Not met:") == 2


def test_a_month_that_is_not_over_is_not_closed(tess, frozen):
    frozen(AUGUST)
    booked()
    all_green(AUGUST)
    assert "Come back when the month has ended." in text_of(tess)


def test_closed_months_show_their_roots_at_a_fixed_price(tess, frozen):
    frozen(NOVEMBER)
    booked()
    close_period(month=date(2026, 8, 1), at=NOVEMBER)
    with CaptureQueriesContext(connection) as one:
        assert Period.objects.get().root in text_of(tess)
    close_period(month=date(2026, 9, 1), at=NOVEMBER)
    close_period(month=date(2026, 10, 1), at=NOVEMBER)
    with CaptureQueriesContext(connection) as three:
        text = text_of(tess)
    assert all(root in text for root in Period.objects.values_list("root", flat=True))
    asked = [len([q for q in these if '"payments_' in q["sql"]]) for these in (one, three)]
    assert asked[1] == 5
    assert asked[0] == asked[1] + 1  # Period.objects.get() above
