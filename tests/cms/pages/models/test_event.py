"""Events: the clock on the wall, and the file for a reader's calendar."""

from datetime import UTC, date, datetime, time

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from icalendar import Calendar
from wagtail.models import Site

from cms.pages.models import EventPage
from cms.pages.queries import events
from cms.pages.queries.events import event_entry
from tests.factories.front import an_event, one_of_each

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(frozen, noon):
    frozen(noon)
    return one_of_each()["events"]


def entry_of(client, event):
    response = client.get(f"{event.url}calendar/")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="{event.slug}.ics"'
    (entry,) = Calendar.from_ical(response.content).walk("VEVENT")
    return entry


def test_six_in_the_evening_is_by_the_clock_of_the_place(index):
    summer = an_event(index, title="Summer", zone="Europe/London")
    assert (summer.starts_at, summer.ends_at) == (
        datetime(2026, 6, 18, 17, tzinfo=UTC),
        datetime(2026, 6, 18, 19, tzinfo=UTC),
    )
    winter = an_event(index, title="Winter", day=date(2026, 12, 18))
    assert winter.starts_at == datetime(2026, 12, 18, 18, tzinfo=UTC)


def test_what_ends_earlier_than_it_starts_ends_on_the_next_day(index):
    night = an_event(index, title="Night", starts=time(22), ends=time(1))
    assert night.ends_at == datetime(2026, 6, 19, 0, tzinfo=UTC)


def test_a_time_the_clocks_leap_over_is_refused(index):
    with pytest.raises(ValidationError) as refused:
        an_event(index, title="Leap", day=date(2026, 3, 29), starts=time(1, 30), ends=time(3))
    assert list(refused.value.message_dict) == ["starts"]


def test_an_unknown_zone_is_refused(index):
    with pytest.raises(ValidationError):
        an_event(index, title="Nowhere", zone="Mars/Olympus")


def test_the_database_keeps_no_event_that_ends_before_it_begins(index):
    event = an_event(index, title="Night")
    with pytest.raises(IntegrityError, match="an_event_ends_after_it_began"), transaction.atomic():
        EventPage.objects.filter(pk=event.pk).update(ends_at=event.starts_at)


def test_the_file_names_the_time_with_its_zone_the_place_and_the_page(client, index, settings):
    settings.SITE_URL = "https://coop.example"
    event = an_event(index, title="Town meeting", online_url="https://meet.example/1")
    entry = entry_of(client, event)
    assert (entry["dtstart"].dt, entry["dtend"].dt) == (event.starts_at, event.ends_at)
    assert entry["dtstart"].params["TZID"] == "Europe/London"
    assert str(entry["summary"]) == "Town meeting"
    assert str(entry["location"]) == "Town Hall, St George’s Square"
    assert str(entry["url"]) == f"https://coop.example/{index.slug}/{event.slug}/"
    assert str(entry["description"]).endswith(f"https://coop.example/{index.slug}/{event.slug}/")
    assert "Online: https://meet.example/1" in str(entry["description"])
    assert str(entry["status"]) == "CONFIRMED"


def test_a_change_replaces_the_entry_and_calling_off_strikes_it_out(client, index):
    event = an_event(index, title="Town meeting")
    event.save_revision().publish()
    before = entry_of(client, event)
    event.called_off = True
    event.save_revision().publish()
    after = entry_of(client, event)
    assert before["uid"] == after["uid"]
    assert after["sequence"] > before["sequence"]
    assert str(after["status"]) == "CANCELLED"
    assert "This event does not take place" in client.get(event.url).text


def test_an_unpublished_event_has_no_file(client, index):
    event = an_event(index, title="Secret", live=False)
    assert client.get(f"{event.url or index.url + 'secret/'}calendar/").status_code == 404
    assert client.get(f"{index.url}open-evening/nonsense/").status_code == 404


def test_what_is_over_moves_below_and_the_next_comes_first(client, index):
    an_event(index, title="Last spring", day=date(2026, 4, 1))
    an_event(index, title="Next week", day=date(2026, 6, 9))
    text = client.get(index.url).text
    assert text.index("Next week") < text.index("Open evening") < text.index("What was") < text.index("Last spring")


def test_an_empty_list_says_where_news_of_the_next_one_comes_from(client, index):
    EventPage.objects.all().delete()
    index.refresh_from_db()
    assert "Nothing is planned just now" in client.get(index.url).text


@pytest.fixture
def no_site_is_remembered():
    """Wagtail keeps where its sites begin in the cache, also those of a test that is over."""
    yield
    Site.clear_site_root_paths_cache()


def test_the_address_in_the_file_is_whole_where_there_is_a_second_site(client, index, settings, no_site_is_remembered):
    """With two sites Wagtail writes hosts into its own addresses: ours stands once all the same."""
    settings.SITE_URL = "https://coop.example"
    Site.objects.create(hostname="second.example", root_page=index)
    Site.clear_site_root_paths_cache()
    event = an_event(index, title="Town meeting")
    entry = event_entry(EventPage.objects.get(pk=event.pk), at=datetime(2026, 6, 1, tzinfo=UTC))
    assert entry.url.count("://") == 1
    assert entry.url.startswith("https://coop.example/")
    assert entry.url.endswith("/town-meeting/")


def test_a_draft_with_an_emptied_time_zone_is_by_the_clock_of_the_house(admin_client, index, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    filled = {
        "title": "Picnic", "slug": "picnic", "lead": "", "drawing": "", "body-count": "0", "day": "2026-06-18",
        "starts": "18:00", "ends": "20:00", "zone": "", "place": "The park", "address": "", "online_url": "",
        "cost": "", "access": "", "seo_title": "", "search_description": "", "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0", "sharing_image": "",
    }  # fmt: skip
    response = admin_client.post(f"/admin/pages/add/cms_pages/eventpage/{index.pk}/", filled)
    assert response.status_code == 302, response.context["form"].errors
    event = EventPage.objects.get(slug="picnic")
    assert (event.live, event.zone, event.starts_at) == (False, "Europe/London", datetime(2026, 6, 18, 17, tzinfo=UTC))
    response = admin_client.post(f"/admin/pages/{event.pk}/edit/", filled | {"action-publish": "1"})
    assert list(response.context["form"].errors) == ["zone"]  # what is published says which clock


def test_an_empty_list_promises_nothing_the_house_does_not_do(client, index):
    EventPage.objects.all().delete()
    index.refresh_from_db()
    assert "e-mail" not in client.get(index.url).text.partition("<main")[2].partition("</main")[0]


def test_more_events_than_a_page_holds_are_a_link_away(client, index, monkeypatch):
    monkeypatch.setattr(events, "MOST_COMING", 2)
    an_event(index, title="Last spring", day=date(2026, 4, 1))
    for number in (1, 2, 3):
        an_event(index, title=f"Fair {number}", day=date(2026, 7, number))
    first, second = client.get(index.url).text, client.get(f"{index.url}?coming=2").text
    assert [name in first for name in ("Open evening", "Fair 1", "Fair 2", "Fair 3", "Last spring")] == [
        True, True, False, False, True,
    ]  # fmt: skip
    assert 'href="?coming=2"' in first
    assert [name in second for name in ("Open evening", "Fair 1", "Fair 2", "Fair 3", "Last spring")] == [
        False, False, True, True, False,
    ]  # fmt: skip
    assert 'href="?coming=1"' in second
    assert 'href="?coming=3"' not in second
