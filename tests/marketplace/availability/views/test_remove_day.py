from datetime import date

import pytest

from marketplace.availability.actions.set_exception import set_exception
from marketplace.availability.queries.hours import exception_windows
from tests.factories.availability import AT, hours
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
HERE = "/work/hours/day/remove/"
DAY = date(2026, 6, 1)


def test_the_usual_hours_come_back_and_the_step_can_be_taken_back(client, worker):
    set_exception(by=worker.member.user, worker=worker, day=DAY, windows=hours("10:00-12:00"), at=AT)
    assert client.post(HERE, {"date": "2026-06-01"}).status_code == 302
    assert exception_windows(worker, DAY) is None
    page = client.get("/work/hours/")
    assert "Monday 1 June 2026 has its usual hours again." in page.content.decode()
    [step] = [i.get("value") for i in parse_strictly(page).iter("input") if i.get("name") == "step"]
    client.post("/work/hours/undo/", {"step": step})
    assert exception_windows(worker, DAY) == hours("10:00-12:00")


def test_pressing_twice_says_so_kindly(client):
    response = client.post(HERE, {"date": "2026-06-01"}, follow=True)
    assert "That day has its usual hours already." in response.content.decode()


def test_only_a_form_removes_and_only_a_date(client):
    assert client.get(HERE).status_code == 405
    assert client.post(HERE, {"date": "soon"}).status_code == 404
