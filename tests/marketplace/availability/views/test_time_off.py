import pytest

from marketplace.availability.models import TimeOff
from tests.factories.availability import a_job, on_monday
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
HERE = "/work/hours/time-off/"


def test_whole_days_run_from_local_midnight_to_local_midnight(client):
    assert client.get(HERE).status_code == 200
    response = client.post(HERE, {"first_day": "2026-06-01", "last_day": "2026-06-02", "note": "Whitby"})
    assert (response.status_code, response["Location"]) == (302, "/work/hours/")
    away = TimeOff.objects.get()
    assert f"{away.starts_at:%d %H:%M} {away.ends_at:%d %H:%M} {away.note}" == "31 23:00 02 23:00 Whitby"


def test_a_few_hours_of_one_day(client):
    times = {"from_time": "10:00", "until_time": "11:30"}
    client.post(HERE, {"first_day": "2026-06-01", "last_day": "2026-06-01", **times})
    away = TimeOff.objects.get()
    assert (away.starts_at, away.ends_at) == (on_monday("10:00"), on_monday("11:30"))


def test_b15_the_jobs_in_it_are_counted_and_listed_and_none_is_cancelled(client, worker):
    job = a_job(worker, "10:00")
    client.post(HERE, {"first_day": "2026-06-01", "last_day": "2026-06-01"})
    text = client.get("/work/hours/").content.decode()
    assert "Nothing is cancelled by it. 1 booked job lies in it" in text
    assert "Booked jobs that no longer fit your hours" in text
    job.refresh_from_db()
    assert job.status == "confirmed"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"last_day": "2026-05-31"}, "The last day comes before the first."),
        ({"first_day": "2026-05-01", "last_day": "2026-05-02"}, "This time is over."),
        ({"from_time": "10:00", "until_time": "09:00"}, "Time off ends after it begins."),
        ({"note": "x" * 121}, "at most 120 characters"),
        ({"first_day": ""}, "This field is required."),
    ],
)
def test_problems_are_named_and_nothing_is_saved(client, wrong, says):
    response = client.post(HERE, {"first_day": "2026-06-01", "last_day": "2026-06-01"} | wrong)
    assert response.status_code == 422
    assert says in response.content.decode()
    assert TimeOff.objects.count() == 0
    parse_strictly(response)
