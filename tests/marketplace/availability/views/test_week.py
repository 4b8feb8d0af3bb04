import pytest

from marketplace.availability.actions.set_weekly_windows import set_weekly_windows
from marketplace.availability.queries.hours import weekly_hours
from tests.factories.availability import AT, FRI, MON, SAT, SUN, THU, TUE, WED, WORKING_WEEK, hours
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
HERE = "/work/hours/week/"


def form_of(response) -> dict[str, str]:
    """What a browser would send if only Save was pressed."""
    tree = parse_strictly(response)
    sent = {}
    for control in tree.findall(".//main//form//input"):
        if control.get("type") != "checkbox" or control.get("checked") is not None:
            sent[control.get("name")] = control.get("value", "on")
    sent.pop("csrfmiddlewaretoken", None)
    return sent


def times(sent: dict[str, str], weekday: int) -> list[tuple[str, str]]:
    number = int(sent[f"{weekday}-rows"])
    return [(sent[f"{weekday}-{n}-opens"], sent[f"{weekday}-{n}-closes"]) for n in range(number)]


def test_the_week_is_shown_and_saving_it_unchanged_changes_nothing(client, worker):
    sent = form_of(client.get(HERE))
    assert times(sent, MON) == [("09:00", "17:00")]
    assert sent["5-rows"] == "0"
    response = client.post(HERE, sent | {"save": "1"})
    assert (response.status_code, response["Location"]) == (302, "/work/hours/")
    assert weekly_hours(worker) == WORKING_WEEK


def test_several_windows_nights_and_whole_days_are_saved(client, worker):
    sent = form_of(client.get(HERE)) | {
        "save": "1",
        "0-rows": "2",
        "0-0-opens": "09:00",
        "0-0-closes": "12:00",
        "0-1-opens": "13:00",
        "0-1-closes": "17:00",
        "1-0-opens": "",
        "1-0-closes": "",
        "5-rows": "1",
        "5-0-opens": "22:00",
        "5-0-closes": "06:00",
        "6-rows": "1",
        "6-0-all_day": "on",
    }
    assert client.post(HERE, sent).status_code == 302
    assert weekly_hours(worker) == {
        MON: hours("09:00-12:00", "13:00-17:00"),
        WED: hours("09:00-17:00"),
        THU: hours("09:00-17:00"),
        FRI: hours("09:00-17:00"),
        SAT: hours("22:00-06:00"),
        SUN: hours("all day"),
    }


def test_a_row_is_added_without_javascript_and_what_was_typed_stays(client, worker):
    sent = form_of(client.get(HERE)) | {"0-0-opens": "08:15", "add": "0"}
    response = client.post(HERE, sent)
    assert response.status_code == 200
    now = form_of(response)
    assert times(now, MON) == [("08:15", "17:00"), ("", "")]
    tree = parse_strictly(response)
    assert [i.get("name") for i in tree.iter("input") if i.get("autofocus") is not None] == ["0-1-opens"]
    assert weekly_hours(worker) == WORKING_WEEK


def test_a_row_is_removed_without_javascript(client):
    sent = form_of(client.get(HERE)) | {"0-rows": "2", "0-1-opens": "18:00", "0-1-closes": "20:00", "remove": "0-0"}
    assert times(form_of(client.post(HERE, sent)), MON) == [("18:00", "20:00")]


def test_mondays_hours_are_copied_to_the_four_days_after(client):
    sent = form_of(client.get(HERE)) | {"0-0-opens": "07:00", "copy": "0"}
    now = form_of(client.post(HERE, sent))
    assert [times(now, day) for day in (MON, TUE, FRI)] == [[("07:00", "17:00")]] * 3
    assert now["5-rows"] == "0"


@pytest.mark.parametrize("command", [{"add": "9"}, {"remove": "x-1"}, {"remove": "0-77"}, {"copy": "3"}, {}])
def test_a_button_we_did_not_make_does_no_harm(client, command):
    sent = form_of(client.get(HERE))
    assert client.post(HERE, sent | command).status_code == 200


def test_a_day_holds_eight_rows_at_most(client):
    sent = form_of(client.get(HERE)) | {"0-rows": "999"}
    assert form_of(client.post(HERE, sent | {"add": "1"}))["0-rows"] == "8"


def test_e6_problems_are_named_with_their_day_and_nothing_is_saved(client, worker):
    sent = form_of(client.get(HERE)) | {"save": "1", "0-0-closes": "09:00", "1-0-closes": "", "2-0-opens": "nine"}
    response = client.post(HERE, sent)
    assert response.status_code == 422
    text = response.content.decode()
    assert "<title>Error: " in text
    assert '<a href="#id_0-0-closes">Monday: The start and the end are the same time.' in text
    assert '<a href="#id_1-0-closes">Tuesday: Enter when these hours end, or clear the row.</a>' in text
    assert '<a href="#id_2-0-opens">Wednesday: Enter a valid time.</a>' in text
    assert times(form_of(response), WED) == [("nine", "17:00")]
    assert weekly_hours(worker) == WORKING_WEEK


def test_two_who_edit_at_once_are_told_and_the_second_may_still_insist(client, worker):
    sent = form_of(client.get(HERE)) | {"save": "1", "0-0-opens": "10:00"}
    set_weekly_windows(by=worker.member.user, worker=worker, windows={SUN: hours("10:00-12:00")}, at=AT)
    response = client.post(HERE, sent)
    assert response.status_code == 409
    assert "were changed elsewhere" in response.content.decode()
    assert weekly_hours(worker) == {SUN: hours("10:00-12:00")}
    again = form_of(response)
    assert times(again, MON) == [("10:00", "17:00")]
    client.post(HERE, again | {"save": "1"})
    assert weekly_hours(worker)[MON] == hours("10:00-17:00")


def test_the_saved_week_can_be_taken_back(client, worker):
    client.post(HERE, form_of(client.get(HERE)) | {"save": "1", "0-0-opens": "10:00"})
    page = client.get("/work/hours/")
    step = form_of(page)["step"]
    assert "Your week is saved." in page.content.decode()
    client.post("/work/hours/undo/", {"step": step})
    assert weekly_hours(worker) == WORKING_WEEK
    assert "Your week is saved." not in client.get("/work/hours/").content.decode()


def test_others_do_not_find_it(sign_in, worker):
    from tests.factories.marketplace import a_user

    assert sign_in(a_user()).post(f"/work/hours/of/{worker.slug}/week/", {"save": "1"}).status_code == 404
    assert weekly_hours(worker) == WORKING_WEEK
