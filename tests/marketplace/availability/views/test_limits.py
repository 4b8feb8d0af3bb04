import pytest
from django.utils.translation import override

from marketplace.availability.actions.set_limits import set_limits
from marketplace.availability.calculations.calendars import Limits
from marketplace.availability.forms import LimitsForm
from marketplace.availability.queries.hours import limits_of
from tests.factories.availability import AT
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
HERE = "/work/hours/limits/"


def test_hours_with_a_half_are_kept_in_minutes_and_shown_again(client, worker):
    assert client.post(HERE, {"per_day_minutes": "7.5", "per_week_minutes": ""}).status_code == 302
    assert limits_of(worker) == Limits(450, None)
    tree = parse_strictly(client.get(HERE))
    shown = {i.get("name"): i.get("value") for i in tree.findall(".//main//input")}
    assert (shown["per_day_minutes"], shown["per_week_minutes"]) == ("7.5", None)


@pytest.mark.parametrize("wrong", ["0", "25", "-1", "many"])
def test_problems_are_named_and_nothing_is_saved(client, worker, wrong):
    response = client.post(HERE, {"per_day_minutes": wrong})
    assert response.status_code == 422
    assert "<title>Error: " in response.content.decode()
    assert ("There are only 24 hours in it." in response.content.decode()) == (wrong == "25")
    assert limits_of(worker) == Limits()


def test_the_limits_before_come_back(client, worker):
    set_limits(by=worker.member.user, worker=worker, per_day_minutes=300, per_week_minutes=None, at=AT)
    client.post(HERE, {"per_day_minutes": "", "per_week_minutes": "40"})
    tree = parse_strictly(client.get("/work/hours/"))
    [step] = [i.get("value") for i in tree.iter("input") if i.get("name") == "step"]
    client.post("/work/hours/undo/", {"step": step})
    assert limits_of(worker) == Limits(300, None)


def test_the_unit_beside_the_field_is_in_the_readers_language():
    with override("es"):
        assert "horas" in str(LimitsForm()["per_day_minutes"])
