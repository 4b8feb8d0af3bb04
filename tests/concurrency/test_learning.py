"""The last place of a circle: two who press at once. With the guards off both get it; with them one does."""

import threading

import pytest
from django.db import connection, connections, transaction

from cms.learning.actions.join_circle import join_circle
from cms.learning.models import Enrolment
from tests.factories.learning import BEFORE, a_circle
from tests.factories.marketplace import a_user
from tests.support.patience import PATIENCE

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]


def race(*runs):
    results = [None] * len(runs)

    def run(number, call):
        try:
            results[number] = call()
        except Exception as error:
            results[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(runs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=PATIENCE)
    return results


def take(circle, user, both_counted):
    """What joining would be without its lock: count, then write."""

    def run():
        with transaction.atomic():
            free = Enrolment.objects.filter(circle=circle, state="joined").count() < circle.size_limit
            both_counted.wait(timeout=PATIENCE)
            if free:
                Enrolment.objects.create(circle=circle, user=user, state="joined", asked_at=BEFORE)

    return run


@pytest.fixture
def trigger_off(transactional_db):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE cms_learning_enrolment DISABLE TRIGGER cms_learning_places")
    yield
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE cms_learning_enrolment ENABLE TRIGGER cms_learning_places")


def test_negative_control_without_lock_and_trigger_two_get_one_place(trigger_off):
    circle, barrier = a_circle(size_limit=1), threading.Barrier(2)
    assert race(*(take(circle, a_user(name), barrier) for name in ("Ann", "Ben"))) == [None, None]
    assert Enrolment.objects.filter(state="joined").count() == 2


def test_the_database_alone_gives_the_last_place_to_one():
    circle, barrier = a_circle(size_limit=1), threading.Barrier(2)
    results = race(*(take(circle, a_user(name), barrier) for name in ("Ann", "Ben")))
    refused = [one for one in results if one is not None]
    assert [one.__cause__.diag.constraint_name for one in refused] == ["a_circle_has_no_more_learners_than_places"]
    assert Enrolment.objects.filter(state="joined").count() == 1


@pytest.mark.parametrize("round_", range(2))
def test_of_two_who_join_at_once_one_has_a_place_and_one_waits(round_):
    circle = a_circle(size_limit=1)
    people = [a_user(name) for name in ("Ann", "Ben")]
    race(*(lambda user=user: join_circle(by=user, circle=circle, at=BEFORE) for user in people))
    assert sorted(Enrolment.objects.values_list("state", flat=True)) == ["joined", "waiting"]
