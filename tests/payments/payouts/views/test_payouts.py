"""A worker's payouts page: for workers only, at a fixed price in queries, honest about where they stand."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from payments.payouts.actions.expect_earnings import expect_earnings
from payments.payouts.actions.release_earnings import release_earnings
from payments.payouts.calculations.shares import Share
from payments.payouts.models import Earning, Payee
from payments.payouts.registry import Owner, owners
from tests.payments.support import now, paid_errand, ready_payee, run_all_jobs_even_later
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db(transaction=True)


def whose(user):
    """The test's members: one worker, named by the address."""
    return Owner("m_anna", user.email, "GB") if user.email == "anna@example.org" else None


@pytest.fixture(autouse=True)
def members(monkeypatch):
    monkeypatch.setattr(owners, "_values", {"tests": whose})


@pytest.fixture
def anna(django_user_model):
    client = Client()
    client.force_login(django_user_model.objects.create_user("anna@example.org", "x", zone="Europe/London"))
    return client


@pytest.fixture
def somebody(django_user_model):
    client = Client()
    client.force_login(django_user_model.objects.create_user("ben@example.org", "x"))
    return client


PAGES = ("payouts:payouts", "payouts:return_from_onboarding", "payouts:refresh_onboarding")


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_are_for_signed_in_workers(sandbox, somebody, name):
    url = reverse(name)
    assert Client().get(url).status_code == 302
    assert "login" in Client().get(url).url
    assert somebody.get(url).status_code == 403


def test_beginning_is_a_post_by_a_worker(sandbox, anna, somebody):
    url = reverse("payouts:start_onboarding")
    assert anna.get(url).status_code == 405
    assert somebody.post(url).status_code == 403
    assert Client().post(url).status_code == 302
    assert Payee.objects.count() == 0


def test_an_empty_page_says_what_will_be_there_and_what_to_do(sandbox, anna):
    answer = anna.get(reverse("payouts:payouts"))
    parse_strictly(answer)
    text = answer.content.decode()
    assert "Nothing earned yet" in text
    assert "Set up payouts" in text
    assert "no-store" in answer.headers["Cache-Control"]


def test_from_the_first_click_to_being_paid(sandbox, anna):
    """Sequence H in the browser's steps."""
    answer = anna.post(reverse("payouts:start_onboarding"))
    payee = Payee.objects.get()
    assert answer.status_code == 302
    assert answer.url.startswith(sandbox.url)
    created = sandbox.control.objects("v2.core.account")
    assert [account["id"] for account in created] == [payee.remote_id]
    assert "Needs details from you" in anna.get(reverse("payouts:payouts")).content.decode()
    sandbox.control.set_account(payee.remote_id, "pending")
    assert anna.get(reverse("payouts:return_from_onboarding")).url == reverse("payouts:payouts")
    assert "Being checked" in anna.get(reverse("payouts:payouts")).content.decode()
    sandbox.control.set_account(payee.remote_id, "active")
    anna.get(reverse("payouts:return_from_onboarding"))
    text = anna.get(reverse("payouts:payouts")).content.decode()
    assert "You can be paid" in text
    assert "Change your details" in text


def test_each_click_gets_a_fresh_address_and_no_second_account(sandbox, anna):
    links = [anna.post(reverse("payouts:start_onboarding")).url for _ in range(2)]
    links.append(anna.get(reverse("payouts:refresh_onboarding")).url)
    assert len(set(links)) == 3
    assert Payee.objects.count() == 1


def test_refreshing_without_having_begun_leads_back(sandbox, anna):
    assert anna.get(reverse("payouts:refresh_onboarding")).url == reverse("payouts:payouts")


@pytest.mark.parametrize("path", ["/v2/core/accounts", "/v2/core/account_links"])
def test_a_provider_that_does_not_answer_is_told_kindly(sandbox, anna, path):
    sandbox.control.fail_next("POST", path, "html_502")
    answer = anna.post(reverse("payouts:start_onboarding"), follow=True)
    assert answer.redirect_chain == [(reverse("payouts:payouts"), 302)]
    assert "did not answer" in answer.content.decode()


def test_without_a_provider_the_page_says_so_and_offers_nothing(settings, anna):
    settings.SANDBOX_ALLOWED = False
    answer = anna.get(reverse("payouts:payouts"))
    parse_strictly(answer)
    assert "switched off" in answer.content.decode()
    assert reverse("payouts:start_onboarding") not in answer.content.decode()


def earn(sandbox, number, amount=1000):
    payment = paid_errand(sandbox, f"er_{number}", 1000)
    expect_earnings(payment=payment, shares=[Share("m_anna", amount)], at=now() + timedelta(seconds=number))
    return payment


def test_every_amount_opens_its_lines_in_the_books(sandbox, anna):
    ready_payee(sandbox)
    payment = earn(sandbox, 1, 920)
    text = anna.get(reverse("payouts:payouts")).content.decode()
    assert "Expected" in text
    release_earnings(reference="er_1", payment=payment, shares=[Share("m_anna", 920)], contribution=80, at=now())
    run_all_jobs_even_later()
    earning = Earning.objects.get()
    url = reverse("payouts:earning", args=[earning.pk])
    text = anna.get(reverse("payouts:payouts")).content.decode()
    assert f'href="{url}"' in text
    assert "£9.20" in text
    assert "Sent to you" in text
    page = anna.get(url)
    parse_strictly(page)
    text = page.content.decode()
    assert "2100 → 2110" in text
    assert "2110 → 1011" in text
    assert "-£9.20" in text


def test_an_expected_amount_has_no_lines_yet(sandbox, anna):
    earn(sandbox, 1)
    page = anna.get(reverse("payouts:earning", args=[Earning.objects.get().pk]))
    parse_strictly(page)
    assert "Nothing in the books yet" in page.content.decode()


def test_somebody_else_s_earning_is_not_there(sandbox, anna):
    payment = paid_errand(sandbox, "er_1", 1000)
    expect_earnings(payment=payment, shares=[Share("m_ben", 900)], at=now())
    assert anna.get(reverse("payouts:earning", args=[Earning.objects.get().pk])).status_code == 404
    assert "er_1" not in anna.get(reverse("payouts:payouts")).content.decode()


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
