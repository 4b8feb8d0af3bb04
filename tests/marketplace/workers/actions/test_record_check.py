"""Recording that somebody of the co-op has seen proof."""

from datetime import date

import pytest

from foundation.audit.models import AuditRecord
from marketplace.workers.actions.record_check import record_check
from marketplace.workers.errors import CheckRefused, MayNotRecordCheck
from tests.factories.marketplace import LONG_AGO, a_user, a_worker

pytestmark = pytest.mark.django_db
SEEN = {"kind": "identity", "title": "Passport", "verified_on": date(2026, 1, 2), "at": LONG_AGO}


@pytest.fixture
def staff():
    return a_user("Priya", is_staff=True)


def test_it_says_who_saw_it_and_when(staff):
    check = record_check(by=staff, worker=a_worker(), expires_on=date(2029, 1, 2), **SEEN)
    assert (check.verified_by, check.verified_on, check.expires_on) == (staff, date(2026, 1, 2), date(2029, 1, 2))
    assert AuditRecord.objects.get(verb="worker.checked").data == {"worker": check.worker_id, "kind": "identity"}


def test_nobody_vouches_for_themselves_not_even_staff():
    worker = a_worker(user=a_user("Rosa", is_staff=True))
    with pytest.raises(MayNotRecordCheck):
        record_check(by=worker.member.user, worker=worker, **SEEN)


def test_a_colleague_vouches_for_nobody():
    with pytest.raises(MayNotRecordCheck):
        record_check(by=a_worker("Tom").member.user, worker=a_worker(), **SEEN)


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"title": " "}, "title"), ({"verified_on": date(2026, 1, 6)}, "verified_on"),
     ({"expires_on": date(2026, 1, 2)}, "expires_on")],
)  # fmt: skip
def test_what_cannot_be_is_told_by_its_field(staff, changes, field):
    with pytest.raises(CheckRefused) as refused:
        record_check(by=staff, worker=a_worker(), **{**SEEN, **changes})
    assert list(refused.value.fields) == [field]
