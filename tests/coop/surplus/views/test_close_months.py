"""The button that closes the months of a year."""

from datetime import UTC, datetime

import pytest

from payments.ledger.models import Period
from payments.webhooks.models import WebhookEvent
from tests.factories.surplus import a_job, a_year

pytestmark = pytest.mark.django_db


def test_it_closes_every_month_of_the_year_and_no_other(signed_in, treasurer, rosa, at_noon):
    a_job(rosa.account_id, 9_000, 1_000)
    a_year(treasurer)
    answer = signed_in(treasurer).post("/office/year/2025/months/", follow=True)
    assert "Every month of 2025 is closed" in answer.text
    months = list(Period.objects.order_by("month").values_list("month", flat=True))
    assert (months[0].isoformat(), months[-1].isoformat(), len(months)) == ("2025-06-01", "2025-12-01", 7)


def test_a_year_that_runs_keeps_its_months_open(signed_in, treasurer, at_noon):
    a_year(treasurer, 2026)
    answer = signed_in(treasurer).post("/office/year/2026/months/", follow=True)
    assert "The year is not over yet" in answer.text
    assert not Period.objects.exists()


def test_a_month_whose_list_is_not_green_stays_open_and_the_list_is_read_out(signed_in, treasurer, rosa, at_noon):
    a_job(rosa.account_id, 9_000, 1_000)
    begun = a_year(treasurer)
    WebhookEvent.objects.create(
        pk="evt_1", provider="sandbox", kind="v1.refund.updated", object_type="refund", object_id="re_1", style="thin",
        digest="0" * 64, received_at=datetime(2025, 8, 1, 12, tzinfo=UTC),
    )  # fmt: skip
    answer = signed_in(treasurer).post("/office/year/2025/months/", follow=True)
    assert "Every message from the payment provider has been looked into." in answer.text
    # June and July 2025 had nothing waiting when they ended; August has.
    months = [month.isoformat() for month in Period.objects.order_by("month").values_list("month", flat=True)]
    assert months == ["2025-06-01", "2025-07-01"]
    begun.refresh_from_db()
    assert begun.state == "closing"
    WebhookEvent.objects.update(state="done")
    signed_in(treasurer).post("/office/year/2025/months/")
    assert Period.objects.count() == 7
