"""The button that closes the months of a year."""

import pytest

from payments.ledger.models import Period
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
