"""The button that closes a month: only the treasurer's, only when all is green, only the month that was shown."""

from datetime import date

import pytest
from django.test import Client

from foundation.audit.models import AuditRecord
from payments.ledger.models import Period
from payments.reconcile.actions.close_month import close_month
from payments.reconcile.errors import ChecklistNotGreen
from payments.reconcile.models import ProofRun
from tests.payments.reconcile.views.test_months import NOVEMBER, all_green, booked

pytestmark = pytest.mark.django_db
URL = "/office/money/months/close/"


def press(client, month="2026-08"):
    return client.post(URL, {"month": month}, follow=True)


@pytest.fixture(autouse=True)
def in_november(frozen):
    frozen(NOVEMBER)
    booked()


def test_it_is_the_treasurers_alone(reader, somebody, tess):
    all_green()
    assert tess.get(URL).status_code == 405
    assert "login" in Client().post(URL).url
    for client in (reader, somebody):
        assert press(client).status_code == 403
    assert Period.objects.count() == 0


def test_when_all_is_green_the_month_is_closed_and_its_root_is_told(tess):
    all_green()
    answer = press(tess)
    period = Period.objects.get()
    assert (period.month, period.closed_at) == (date(2026, 8, 1), NOVEMBER)
    assert f"August 2026 is closed. Its root is {period.root}." in answer.content.decode()
    assert AuditRecord.objects.get(verb="ledger.close_period").by_id == tess.user.pk


def test_what_is_not_green_is_shown_again_and_nothing_is_closed(tess):
    answer = press(tess)
    assert answer.status_code == 409
    assert "This month cannot be closed yet" in answer.content.decode()
    assert Period.objects.count() == 0


def test_a_proof_that_broke_since_the_page_was_drawn_keeps_the_month_open(tess):
    all_green()
    ProofRun.objects.create(at=NOVEMBER, holds=False, proofs=16, failures=[{"name": "counters"}])
    with pytest.raises(ChecklistNotGreen):
        close_month(by=tess.user, month=date(2026, 8, 1), at=NOVEMBER)


def test_a_second_click_closes_no_second_month(tess):
    all_green()
    press(tess)
    press(tess)
    assert [period.month for period in Period.objects.all()] == [date(2026, 8, 1)]


@pytest.mark.parametrize("month", ["", "soon", "2026-13", "2026-09"])
def test_another_month_is_not_closed(tess, month):
    all_green()
    assert press(tess, month).status_code in (409, 422)
    assert Period.objects.count() == 0
