"""How many people stand behind a month is kept when it is closed, and never counted again."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from coop.openbooks.actions.keep_people import keep_people
from coop.openbooks.models import MonthPeople
from payments.ledger.actions.close_period import close_period
from payments.ledger.models import Period
from tests.factories.books import a_paid_job, given_back, in_month, people

pytestmark = pytest.mark.django_db


def test_closing_a_month_counts_its_people_once(november):
    ann, ben = people(2)
    for payer in (ann, ann, ben):
        payment = a_paid_job(payer, at=in_month(10))
    given_back(payment, at=in_month(10, 12))
    close_period(month=date(2026, 10, 1), at=november)
    assert MonthPeople.objects.values_list("month", "paid", "refunded").get() == (date(2026, 10, 1), 2, 1)
    assert keep_people(period=Period.objects.get()).paid == 2
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        MonthPeople.objects.update(paid=9)


def test_a_month_in_which_nobody_paid_has_nobody(november):
    a_paid_job(people(1)[0], at=in_month(9))
    for month in (9, 10):
        close_period(month=date(2026, month, 1), at=november)
    assert list(MonthPeople.objects.order_by("month").values_list("paid", flat=True)) == [1, 0]
