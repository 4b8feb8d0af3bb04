"""The button that has the books proved."""

import pytest

from payments.ledger.testing import guard_open
from tests.factories.surplus import NOON, a_job, a_year

pytestmark = pytest.mark.django_db


def test_it_says_that_all_is_well_or_what_is_not(signed_in, treasurer, rosa, at_noon):
    from payments.ledger.models import Account

    a_job(rosa.account_id, 9_000, 1_000)
    year = a_year(treasurer)
    browser = signed_in(treasurer)
    browser.post("/office/year/2025/prove/")
    year.refresh_from_db()
    assert (year.proved_at, year.proof_problems) == (NOON, [])
    with guard_open():
        Account.objects.filter(code=f"2110:{rosa.account_id}").update(cr=9_001)
    assert "counters of every account" in browser.post("/office/year/2025/prove/", follow=True).text
