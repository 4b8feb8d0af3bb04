"""A worker's payouts page: for workers only, at a fixed price in queries, honest about where they stand."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from payments.payouts.actions.release_earnings import release_earnings
from payments.payouts.calculations.shares import Share
from payments.payouts.models import Earning, Payee
from tests.payments.payouts.support import earn
from tests.payments.support import now, paid_errand, ready_payee, run_all_jobs_even_later
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db(transaction=True)


PAGES = ("payouts:payouts", "payouts:return_from_onboarding", "payouts:refresh_onboarding")


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_are_for_signed_in_workers(sandbox, somebody, name):
    url = reverse(name)
    assert Client().get(url).status_code == 302
    assert "login" in Client().get(url).url
    assert somebody.get(url).status_code == 403


def test_an_empty_page_says_what_will_be_there_and_what_to_do(sandbox, anna):
    answer = anna.get(reverse("payouts:payouts"))
    parse_strictly(answer)
    text = answer.content.decode()
    assert "Nothing earned yet" in text
    assert "Set up payouts" in text
    assert "no-store" in answer.headers["Cache-Control"]


def test_without_a_provider_the_page_says_so_and_offers_nothing(settings, anna):
    settings.SANDBOX_ALLOWED = False
    answer = anna.get(reverse("payouts:payouts"))
    parse_strictly(answer)
    assert "switched off" in answer.content.decode()
    assert reverse("payouts:start_onboarding") not in answer.content.decode()


def statements(client, url):
    """How many statements a page makes: its own, and with those of the frame around it."""
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return len([q for q in captured if "payments_" in q["sql"]]), len(captured)


def test_the_page_costs_the_same_at_one_row_and_at_three(sandbox, anna):
    url = reverse("payouts:payouts")
    earn(sandbox, 1)
    anna.get(url)
    own, in_all = statements(anna, url)
    assert own == 3  # earnings with their payments, totals, payee
    earn(sandbox, 2)
    earn(sandbox, 3)
    assert statements(anna, url) == (3, in_all)


def test_long_lists_come_page_by_page_without_gaps_or_repeats(sandbox, anna):
    from payments.payouts.queries.earnings import earnings_of, totals_of

    payment = paid_errand(sandbox)
    at = now()
    for number in range(45):
        # Three at each moment: the mark must tell apart what was made at once.
        Earning.objects.create(
            payment=paid_errand(sandbox, "er_first", 1000) if number == 0 else payment,
            reference="er_x",
            owner="m_anna" if number == 0 else f"m_{number}",
            provider="sandbox",
            amount=100 + number,
            currency="GBP",
            created_at=at + timedelta(seconds=number // 3),
        )
    with connection.cursor() as cursor:  # one owner of many, without as many payments
        cursor.execute("ALTER TABLE payments_payouts_earning DROP CONSTRAINT a_worker_earns_once_per_payment")
        cursor.execute("ALTER TABLE payments_payouts_earning DISABLE TRIGGER payments_payouts_earning_set_once")
        cursor.execute("UPDATE payments_payouts_earning SET owner = 'm_anna'")
    try:
        seen, after = [], ""
        while True:
            page = earnings_of(owner="m_anna", currency="GBP", after=after, limit=20)
            seen += [earning.pk for earning in page.earnings]
            after = page.older
            if not after:
                break
        assert len(seen) == 45
        assert seen == sorted(seen, reverse=True)
        assert totals_of(owner="m_anna", currency="GBP").expected == sum(range(100, 145))
        assert [e.pk for e in earnings_of(owner="m_anna", currency="GBP", after="rubbish").earnings] == seen[:20]
        first = anna.get(reverse("payouts:payouts"))
        parse_strictly(first)
        assert 'rel="next"' in first.content.decode()
        assert 'rel="prev"' not in first.content.decode()
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM payments_payouts_earning")
            cursor.execute("ALTER TABLE payments_payouts_earning ENABLE TRIGGER payments_payouts_earning_set_once")
            cursor.execute(
                "ALTER TABLE payments_payouts_earning ADD CONSTRAINT a_worker_earns_once_per_payment "
                "UNIQUE (payment_id, owner)"
            )


def test_a_bank_that_sends_money_back_is_told_to_the_worker_until_money_arrives(sandbox, anna):
    from payments.webhooks.actions.receive_event import receive_event

    def hear_of(kind):
        letter = sandbox.control.letters(kind)[-1]
        receive_event(raw=letter.body, signature=letter.signature, at=now())
        run_all_jobs_even_later()
        return "Your bank sent a payout back" in anna.get(reverse("payouts:payouts")).content.decode()

    payee = ready_payee(sandbox)
    release_earnings(
        reference="er_1", payment=earn(sandbox, 1), shares=[Share("m_anna", 920)], contribution=80, at=now()
    )
    run_all_jobs_even_later()
    sandbox.control.settle()
    payout = sandbox.control.bank_payout(payee.remote_id)
    sandbox.control.fail_payout(payout["id"])
    assert hear_of("v1.payout.failed") is True
    again = sandbox.control.bank_payout(payee.remote_id)
    sandbox.control.arrive_payout(again["id"])
    assert hear_of("v1.payout.paid") is False


def test_where_no_message_comes_the_poller_finds_that_an_account_is_ready(sandbox, anna):
    from payments.payouts.actions.sync_waiting_payees import sync_waiting_payees

    anna.post(reverse("payouts:start_onboarding"))
    payee = Payee.objects.get()
    sandbox.control.set_account(payee.remote_id, "active")
    assert sync_waiting_payees(at=now()) == 1
    payee.refresh_from_db()
    assert payee.state == "ready"
    assert sync_waiting_payees(at=now()) == 0
