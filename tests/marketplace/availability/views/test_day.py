from datetime import date

import pytest

from marketplace.availability.actions.set_exception import set_exception
from marketplace.availability.queries.hours import exception_windows
from tests.factories.availability import AT, hours
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
HERE = "/work/hours/day/"
DAY = date(2026, 6, 1)
OPEN = {"date": "2026-06-01", "kind": "open", "day-rows": "1", "day-0-opens": "10:00", "day-0-closes": "12:00"}


def values(response) -> dict[str, str]:
    tree = parse_strictly(response)
    found = {}
    for control in tree.findall(".//main//form//input"):
        if control.get("type") not in {"checkbox", "radio"} or control.get("checked") is not None:
            found[control.get("name")] = control.get("value", "on")
    return found


def test_a_day_is_closed(client, worker):
    assert client.get(HERE).status_code == 200
    response = client.post(HERE, {"date": "2026-06-01", "kind": "closed", "day-rows": "1", "save": "1"})
    assert response.status_code == 302
    assert exception_windows(worker, DAY) == ()


def test_a_day_gets_its_own_hours_and_shows_them_to_be_changed(client, worker):
    assert client.post(HERE, OPEN | {"save": "1"}).status_code == 302
    assert exception_windows(worker, DAY) == hours("10:00-12:00")
    shown = values(client.get(HERE + "?date=2026-06-01"))
    assert {name: shown[name] for name in OPEN} == OPEN


def test_hours_left_over_in_the_rows_do_not_matter_when_the_day_is_closed(client, worker):
    client.post(HERE, OPEN | {"kind": "closed", "day-0-closes": "10:00", "save": "1"})
    assert exception_windows(worker, DAY) == ()


def test_rows_are_added_and_removed_without_javascript(client):
    two = values(client.post(HERE, OPEN | {"add": "day"}))
    assert (two["day-rows"], two["day-0-opens"], two["kind"]) == ("2", "10:00", "open")
    none = values(client.post(HERE, OPEN | {"remove": "day-0"}))
    assert none["day-rows"] == "0"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"date": "2026-05-28"}, "That date is over."),
        ({"date": ""}, "This field is required."),
        ({"day-0-opens": "", "day-0-closes": ""}, "Enter the hours you work that day"),
        ({"day-0-closes": "10:00"}, "The start and the end are the same time."),
    ],
)
def test_problems_are_named_and_nothing_is_saved(client, worker, wrong, says):
    response = client.post(HERE, OPEN | wrong | {"save": "1"})
    assert response.status_code == 422
    assert says in response.content.decode()
    assert exception_windows(worker, DAY) is None


@pytest.mark.parametrize("before", [None, (), hours("08:00-09:00")])
def test_a_saved_day_can_be_taken_back(client, worker, before):
    if before is not None:
        set_exception(by=worker.member.user, worker=worker, day=DAY, windows=before, at=AT)
    client.post(HERE, OPEN | {"save": "1"})
    client.post("/work/hours/undo/", {"step": values(client.get("/work/hours/"))["step"]})
    assert exception_windows(worker, DAY) == before


def test_an_address_with_a_date_that_is_none_shows_an_empty_form(client):
    assert client.get(HERE + "?date=someday").status_code == 200
