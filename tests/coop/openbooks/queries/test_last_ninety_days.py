"""The front page's figures: of the last ninety days up to yesterday, rounded against us."""

from datetime import timedelta

import pytest

from coop.openbooks.queries.last_ninety_days import Recent, last_ninety_days
from tests.factories.books import a_paid_job, in_month, people

pytestmark = pytest.mark.django_db


def test_it_counts_ninety_days_up_to_yesterday(november):
    assert last_ninety_days(at=november) == Recent(0, 0)
    first, before = november - timedelta(days=90), november - timedelta(days=91)
    for day in (before, first, november - timedelta(days=1), november):
        a_paid_job(people(1)[0], at=day, worker="m_1", minor=10_000, levy=701)
    a_paid_job(people(1)[0], at=in_month(11, 3))  # paid, not done yet
    assert last_ninety_days(at=november) == Recent(of_every_hundred=92, jobs_done=2)
    assert last_ninety_days(at=november + timedelta(days=1)).jobs_done == 2
