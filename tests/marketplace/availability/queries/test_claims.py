from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from marketplace.availability.actions.release_claim import release_claim
from marketplace.availability.actions.set_exception import set_exception
from marketplace.availability.actions.set_weekly_windows import set_weekly_windows
from marketplace.availability.calculations.spans import Span
from marketplace.availability.enums import WhyNot
from marketplace.availability.queries.claims import claim_for, claims_outside_hours, clashes_with, live_claims
from marketplace.workers.models import Worker
from tests.factories.availability import AT, MON, a_hold, a_job, a_worker_with_hours, an_offer, hours, on_monday

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_worker_with_hours()


def test_live_claims_are_those_that_keep_others_out_in_order(worker):
    later, held = a_job(worker, "14:00"), a_hold(worker, "10:00")
    release_claim(by=None, claim=a_job(worker, "12:00"), at=AT)
    a_job(a_worker_with_hours(name="Tomasz"), "10:00")
    day = Span(on_monday("00:00"), on_monday("23:00"))
    assert list(live_claims(worker, span=day, at=AT)) == [held, later]
    assert list(live_claims(worker, span=day, at=AT + timedelta(hours=1))) == [later]
    assert list(live_claims(worker, span=Span(on_monday("11:00"), on_monday("14:00")), at=AT)) == []


def test_clashes_are_promised_jobs_whose_work_is_met_not_their_wrap_up(worker):
    job = a_job(worker, "10:00", offer=an_offer(wrapup_minutes=30))
    a_hold(worker, "12:00")
    assert clashes_with(worker, span=Span(on_monday("10:30"), on_monday("13:00")), at=AT) == [job]
    assert clashes_with(worker, span=Span(on_monday("11:00"), on_monday("13:00")), at=AT) == []


def test_b15_jobs_that_changed_hours_no_longer_allow_are_listed_with_the_reason(worker):
    early, inside = a_job(worker, "09:00"), a_job(worker, "11:00")
    assert claims_outside_hours(worker, at=AT) == []
    set_weekly_windows(by=worker.member.user, worker=worker, windows={MON: hours("10:00-16:00")}, at=AT)
    assert claims_outside_hours(worker, at=AT) == [(early, WhyNot.CLOSED)]
    set_exception(by=worker.member.user, worker=worker, day=date(2026, 6, 1), windows=hours("08:00-11:30"), at=AT)
    assert claims_outside_hours(worker, at=AT) == [(inside, WhyNot.DOES_NOT_FIT)]


def test_a12_a_change_of_zone_lists_the_jobs_to_look_through(worker):
    late = a_job(worker, "16:00")
    a_job(worker, "12:00")
    Worker.objects.filter(pk=worker.pk).update(zone="Europe/Athens")
    worker.refresh_from_db()
    assert claims_outside_hours(worker, at=AT) == [(late, WhyNot.CLOSED)]


def test_the_list_takes_two_queries_for_one_job_or_three(worker):
    def count():
        with CaptureQueriesContext(connection) as queries:
            claims_outside_hours(worker, at=AT)
        return len(queries)

    a_job(worker, "09:00")
    assert count() == 2
    a_job(worker, "11:00")
    a_job(worker, "13:00")
    assert count() == 2


def test_past_jobs_are_not_listed(worker):
    a_job(worker, "09:00")
    set_weekly_windows(by=worker.member.user, worker=worker, windows={}, at=AT)
    assert claims_outside_hours(worker, at=on_monday("09:00")) == []


def test_a_reference_finds_its_live_claim(worker):
    claim = a_hold(worker, reference="CW-1")
    assert claim_for(worker=worker, purpose="booking", reference="CW-1") == claim
    release_claim(by=None, claim=claim, at=AT)
    assert claim_for(worker=worker, purpose="booking", reference="CW-1") is None
