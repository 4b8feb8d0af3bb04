from datetime import date

import pytest

from marketplace.availability.actions.remove_exception import remove_exception
from marketplace.availability.actions.set_exception import set_exception
from marketplace.availability.errors import MayNotEditHours
from marketplace.availability.queries.hours import exception_windows
from tests.factories.availability import AT, a_worker_with_hours, hours
from tests.factories.marketplace import a_user

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 1)


def test_the_usual_hours_come_back_and_the_windows_are_returned_for_undo():
    worker = a_worker_with_hours()
    own = worker.member.user
    set_exception(by=own, worker=worker, day=DAY, windows=hours("10:00-12:00"), at=AT)
    assert remove_exception(by=own, worker=worker, day=DAY, at=AT) == hours("10:00-12:00")
    assert exception_windows(worker, DAY) is None
    assert remove_exception(by=own, worker=worker, day=DAY, at=AT) is None


def test_others_may_not():
    worker = a_worker_with_hours()
    with pytest.raises(MayNotEditHours):
        remove_exception(by=a_user(), worker=worker, day=DAY, at=AT)
