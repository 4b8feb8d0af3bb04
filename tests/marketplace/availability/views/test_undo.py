from datetime import timedelta

import pytest
from django.core import signing

from marketplace.availability.queries.hours import weekly_hours
from marketplace.availability.views._undo import SALT
from tests.factories.availability import WORKING_WEEK, a_worker_with_hours

pytestmark = pytest.mark.django_db
HERE = "/work/hours/undo/"
TOO_OLD = "That step is too old to take back."


def step(worker, **changes) -> str:
    return signing.dumps({"worker": worker.pk, "kind": "week", "week": {}} | changes, salt=SALT)


def test_the_signed_step_is_taken_back(client, worker):
    response = client.post(HERE, {"step": step(worker)}, follow=True)
    assert "Taken back: your hours are as they were." in response.content.decode()
    assert weekly_hours(worker) == {}


def test_a_forged_step_or_one_about_somebody_else_does_nothing(client, worker):
    other = a_worker_with_hours(name="Tomasz")
    for sent in ("", "x", step(worker)[:-1], step(other)):
        assert TOO_OLD in client.post(HERE, {"step": sent}, follow=True).content.decode()
    assert weekly_hours(worker) == weekly_hours(other) == WORKING_WEEK


def test_a_step_that_is_no_longer_possible_says_why(client, worker, frozen):
    sent = step(worker, kind="day_set", day="2026-05-28", before=[])
    response = client.post(HERE, {"step": sent}, follow=True)
    assert "Some of what you entered needs another look." in response.content.decode()


def test_a_step_is_good_for_a_day(client, worker, monkeypatch):
    import time

    sent = step(worker)
    later = time.time() + timedelta(hours=25).total_seconds()
    monkeypatch.setattr(time, "time", lambda: later)
    assert TOO_OLD in client.post(HERE, {"step": sent}, follow=True).content.decode()
