"""One earning: its lines in the books, for the one who earned it."""

import pytest
from django.urls import reverse

from payments.payouts.actions.expect_earnings import expect_earnings
from payments.payouts.actions.release_earnings import release_earnings
from payments.payouts.calculations.shares import Share
from payments.payouts.models import Earning
from tests.payments.payouts.support import earn
from tests.payments.support import now, paid_errand, ready_payee, run_all_jobs_even_later
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db(transaction=True)


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
