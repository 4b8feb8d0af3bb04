import pytest

from marketplace.availability.actions.add_time_off import add_time_off
from marketplace.availability.models import TimeOff
from tests.factories.availability import AT, a_worker_with_hours, on_monday
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


def take_off(worker) -> TimeOff:
    away, _clashes = add_time_off(
        by=worker.member.user,
        worker=worker,
        starts_at=on_monday("10:00"),
        ends_at=on_monday("12:00"),
        note="Dentist",
        at=AT,
    )
    return away


def test_time_off_is_removed_and_the_step_can_be_taken_back(client, worker):
    away = take_off(worker)
    assert client.post(f"/work/hours/time-off/{away.pk}/remove/").status_code == 302
    assert TimeOff.objects.count() == 0
    tree = parse_strictly(client.get("/work/hours/"))
    [step] = [i.get("value") for i in tree.iter("input") if i.get("name") == "step"]
    client.post("/work/hours/undo/", {"step": step})
    back = TimeOff.objects.get()
    assert (back.starts_at, back.ends_at, back.note) == (on_monday("10:00"), on_monday("12:00"), "Dentist")


def test_pressing_twice_says_so_kindly(client, worker):
    away = take_off(worker)
    address = f"/work/hours/time-off/{away.pk}/remove/"
    client.post(address)
    assert "That time off is gone already." in client.post(address, follow=True).content.decode()


def test_somebody_elses_time_off_stays(client):
    away = take_off(a_worker_with_hours(name="Tomasz"))
    client.post(f"/work/hours/time-off/{away.pk}/remove/")
    assert TimeOff.objects.count() == 1
