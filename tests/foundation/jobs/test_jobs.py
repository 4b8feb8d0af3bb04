from datetime import timedelta

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from foundation import clock
from foundation.jobs import registry
from foundation.jobs.actions.beat import beat
from foundation.jobs.actions.enqueue import enqueue
from foundation.jobs.actions.requeue_abandoned import requeue_abandoned
from foundation.jobs.actions.run_due_periodic_jobs import run_due_periodic_jobs
from foundation.jobs.models import PeriodicRun
from foundation.jobs.registry import Periodic
from foundation.jobs.run_job import MAX_ATTEMPTS, delay_before
from foundation.jobs.testing import run_all_jobs, waiting_jobs
from foundation.jobs.worker import drain_queue, process_name
from foundation.registry import Registry


@pytest.fixture
def jobs(monkeypatch):
    """A registry of our own, so that no room's job runs here."""
    mine = Registry("jobs of this test")
    monkeypatch.setattr("foundation.jobs.run_job.jobs", mine)
    monkeypatch.setattr("foundation.jobs.testing.jobs", mine)
    return mine


@pytest.fixture
def periodic(monkeypatch):
    mine = Registry("periodic jobs of this test")
    monkeypatch.setattr("foundation.jobs.actions.run_due_periodic_jobs.periodic_jobs", mine)
    return lambda name, seconds, function: mine.register(name, Periodic(name, seconds, function))


@pytest.mark.django_db
def test_a_job_runs_with_what_it_was_given(jobs):
    done = []
    jobs.register("test.add", lambda *, a, b: done.append(a + b))
    enqueue("test.add", a=2, b=3)
    assert run_all_jobs() == ["test.add"]
    assert done == [5]


@pytest.mark.django_db(transaction=True)
def test_a_job_exists_if_and_only_if_its_transaction_commits(jobs):
    jobs.register("test.noop", lambda: None)
    with pytest.raises(RuntimeError), transaction.atomic():  # noqa: PT012
        enqueue("test.noop")
        raise RuntimeError
    assert waiting_jobs("test.noop") == []
    with transaction.atomic():
        enqueue("test.noop")
    assert waiting_jobs("test.noop") == [(None, {})]


@pytest.mark.django_db(transaction=True)
def test_the_worker_runs_what_waits_and_leaves_what_is_not_due(jobs):
    done = []
    jobs.register("test.note", lambda *, text: done.append(text))
    enqueue("test.note", text="now")
    enqueue("test.note", text="tomorrow", run_after=clock.now() + timedelta(days=1))
    drain_queue(process_name())
    assert done == ["now"]
    assert [kwargs for _, kwargs in waiting_jobs("test.note")] == [{"text": "tomorrow"}]


@pytest.mark.django_db(transaction=True)
def test_a_failing_job_is_put_back_with_a_delay_and_does_not_stop_the_others(jobs):
    done = []

    def fail():
        raise ValueError("no luck")

    jobs.register("test.fail", fail)
    jobs.register("test.good", lambda: done.append("good"))
    enqueue("test.fail")
    enqueue("test.good")
    drain_queue(process_name())
    assert done == ["good"]
    [(run_after, _)] = waiting_jobs("test.fail")
    assert run_after > clock.now()
    assert DBTaskResult.objects.get(run_after=run_after).task_result.kwargs["attempt"] == 2


@pytest.mark.django_db(transaction=True)
def test_a_job_that_fails_for_good_stays_to_be_looked_at(jobs):
    from foundation.jobs.run_job import run_job

    def fail():
        raise ValueError("never")

    jobs.register("test.fail", fail)
    run_job.enqueue(name="test.fail", kwargs={}, attempt=MAX_ATTEMPTS)
    drain_queue(process_name())
    assert [row.status for row in DBTaskResult.objects.all()] == ["FAILED"]


def test_the_delay_doubles_up_to_an_hour():
    seconds = [delay_before(attempt).total_seconds() for attempt in (2, 3, 4, 12)]
    assert all(low <= got <= low * 1.1 + 1 for got, low in zip(seconds, (5, 10, 20, 3600), strict=True))


@pytest.mark.django_db
def test_a_periodic_job_runs_when_due_and_not_before(periodic, noon):
    ran = []
    periodic("test.tick", 30, lambda: ran.append("tick"))
    assert run_due_periodic_jobs(at=noon) == ["test.tick"]
    assert run_due_periodic_jobs(at=noon + timedelta(seconds=29)) == []
    assert run_due_periodic_jobs(at=noon + timedelta(seconds=30)) == ["test.tick"]
    assert ran == ["tick", "tick"]


@pytest.mark.django_db
def test_one_failing_periodic_job_does_not_stop_the_next(periodic, noon):
    def fail():
        raise ValueError

    ran = []
    periodic("test.a", 30, fail)
    periodic("test.b", 30, lambda: ran.append("b"))
    assert run_due_periodic_jobs(at=noon) == ["test.a", "test.b"]
    assert ran == ["b"]
    assert PeriodicRun.objects.get(name="test.a").last_error == "ValueError"


@pytest.mark.django_db(transaction=True)
def test_a_periodic_job_runs_in_one_process_at_a_time(periodic, noon):
    """A second worker that looks while the first holds the row finds nothing to do."""
    import threading

    from django.db import connection

    from foundation.jobs.actions import run_due_periodic_jobs as module

    ran = []
    periodic("test.tick", 30, lambda: ran.append("tick"))
    PeriodicRun.objects.create(name="test.tick", next_run_at=noon)
    seen = []

    def second_worker():
        try:
            seen.append(module.run_due_periodic_jobs(at=noon))
        finally:
            connection.close()

    with transaction.atomic():
        PeriodicRun.objects.select_for_update().get(name="test.tick")
        thread = threading.Thread(target=second_worker)
        thread.start()
        thread.join(timeout=60)
    assert seen == [[]]
    assert run_due_periodic_jobs(at=noon) == ["test.tick"]
    assert ran == ["tick"]


@pytest.mark.django_db
def test_jobs_of_a_silent_worker_are_given_back_and_those_of_a_live_one_are_not(jobs):
    jobs.register("test.noop", lambda: None)
    enqueue("test.noop")
    enqueue("test.noop")
    long_ago = clock.now() - timedelta(minutes=10)
    dead, live = DBTaskResult.objects.order_by("enqueued_at")
    for row, worker in ((dead, "dead"), (live, "live")):
        DBTaskResult.objects.filter(pk=row.pk).update(status="RUNNING", started_at=long_ago, worker_ids=[worker])
    beat(process="live", at=clock.now())
    assert requeue_abandoned(at=clock.now()) == 1
    assert [row.status for row in (DBTaskResult.objects.get(pk=pk) for pk in (dead.pk, live.pk))] == [
        "READY", "RUNNING",
    ]  # fmt: skip


def test_every_periodic_job_of_the_house_has_a_sane_pace():
    assert registry.periodic_jobs.keys() != []
    assert all(5 <= periodic.seconds <= 86_400 for _, periodic in registry.periodic_jobs.items())
