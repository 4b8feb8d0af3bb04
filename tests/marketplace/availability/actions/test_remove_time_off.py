import pytest

from marketplace.availability.actions.add_time_off import add_time_off
from marketplace.availability.actions.remove_time_off import remove_time_off
from marketplace.availability.errors import MayNotEditHours
from marketplace.availability.models import TimeOff
from tests.factories.availability import AT, a_hold, a_worker_with_hours, on_monday
from tests.factories.marketplace import a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_worker_with_hours()


@pytest.fixture
def time_off(worker):
    found, _clashes = add_time_off(
        by=worker.member.user, worker=worker, starts_at=on_monday("10:00"), ends_at=on_monday("13:00"), at=AT
    )
    return found


def test_the_time_can_be_booked_again_and_what_it_was_is_returned_for_undo(worker, time_off):
    gone = remove_time_off(by=worker.member.user, worker=worker, time_off_id=time_off.pk, at=AT)
    assert (gone.starts_at, gone.ends_at) == (on_monday("10:00"), on_monday("13:00"))
    a_hold(worker, "11:00")
    assert remove_time_off(by=worker.member.user, worker=worker, time_off_id=time_off.pk, at=AT) is None


def test_somebody_elses_time_off_cannot_be_removed(worker, time_off):
    other = a_worker_with_hours(name="Tomasz")
    assert remove_time_off(by=other.member.user, worker=other, time_off_id=time_off.pk, at=AT) is None
    with pytest.raises(MayNotEditHours):
        remove_time_off(by=a_user(), worker=worker, time_off_id=time_off.pk, at=AT)
    assert TimeOff.objects.count() == 1
