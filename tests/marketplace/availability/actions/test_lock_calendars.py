import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from marketplace.availability.actions.lock_calendars import lock_calendars
from tests.factories.availability import a_worker_with_hours

pytestmark = pytest.mark.django_db


def test_calendars_are_locked_in_one_statement_in_the_order_of_their_ids():
    first, second = a_worker_with_hours(), a_worker_with_hours(name="Tomasz")
    with transaction.atomic(), CaptureQueriesContext(connection) as queries:
        locked = lock_calendars(worker_ids=[second.pk, first.pk, second.pk])
    assert [worker.pk for worker in locked] == [first.pk, second.pk]
    assert len(queries) == 1
    assert 'ORDER BY "marketplace_workers_worker"."id" ASC FOR NO KEY UPDATE' in queries[0]["sql"]
