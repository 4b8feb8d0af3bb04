"""A worker sets their week, a different day and time off: at 320 pixels and wide, with JavaScript and without."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from playwright.sync_api import expect

from foundation import clock
from marketplace.availability.models import DateException, TimeOff
from marketplace.availability.queries.hours import weekly_hours
from tests.factories.availability import AT, MON, TUE, a_job, a_worker_with_hours, hours
from tests.support.browser import assert_good_page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    # Style sheets come through ASGI in one piece here; in production a web server hands them out.
    pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume synchronous iterators:Warning"),
]


@pytest.fixture(autouse=True)
def _held_clock():
    with clock.frozen(AT):
        yield


def signed_in(page, site, user):
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    cookie = client.cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": site.url}])
    return page


@pytest.mark.parametrize(
    ("width", "scheme", "javascript"), [(320, "light", True), (320, "dark", False), (1280, "dark", True)]
)
def test_a_worker_keeps_their_hours(open_page, site, width, scheme, javascript):
    worker = a_worker_with_hours({MON: hours("09:00-17:00")})
    page = open_page(viewport={"width": width, "height": 800}, scheme=scheme, javascript=javascript)
    signed_in(page, site, worker.member.user)

    page.goto("/work/hours/")
    check(page, javascript)
    page.get_by_role("link", name="Change the week").click()
    page.get_by_role("button", name="Add hours – Monday").click()
    page.locator("#id_0-1-opens").wait_for()
    if javascript:
        expect(page.locator("#id_0-1-opens")).to_be_focused()
    page.locator("#id_0-0-closes").fill("12:00")
    page.locator("#id_0-1-opens").fill("13:00")
    page.locator("#id_0-1-closes").fill("17:30")
    page.get_by_role("button", name="Use Monday's hours from Tuesday to Friday").click()
    page.locator("#id_1-1-closes").wait_for()
    check(page, javascript)
    page.locator("#id_0-1-closes").press("Enter")  # saves the week: it does not press the first Remove
    page.get_by_text("Your week is saved.").wait_for()
    assert weekly_hours(worker)[TUE] == hours("09:00-12:00", "13:00-17:30")

    page.get_by_role("link", name="Add a day").click()
    check(page, javascript)
    page.get_by_label("Which day?").fill("2026-06-02")
    page.get_by_label("I do not work that day").check()
    page.get_by_role("button", name="Save the day").click()
    page.get_by_text("Tuesday 2 June 2026 is saved.").wait_for()
    assert DateException.objects.get().date.isoformat() == "2026-06-02"

    job = a_job(worker, "10:00")
    page.get_by_role("link", name="Take time off").click()
    check(page, javascript)
    page.get_by_label("First day off").fill("2026-06-01")
    page.get_by_label("Last day off").fill("2026-06-01")
    page.get_by_role("button", name="Take this time off").click()
    page.get_by_role("heading", name="Booked jobs that no longer fit your hours").wait_for()
    check(page, javascript)
    job.refresh_from_db()
    assert job.status == "confirmed"
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Taken back: your hours are as they were.").wait_for()
    assert TimeOff.objects.count() == 0

    page.get_by_role("link", name="Change the limits").click()
    check(page, javascript)
    page.get_by_label("Most hours of work in a day").fill("7.5")
    page.get_by_role("button", name="Save the limits").click()
    page.get_by_text("7 hours 30 minutes").wait_for()


def check(page, javascript: bool) -> None:
    """axe needs JavaScript; without it the width alone is looked at."""
    if javascript:
        assert_good_page(page)


def test_mistakes_in_the_week_are_listed_and_lead_to_their_fields(open_page, site):
    worker = a_worker_with_hours({MON: hours("09:00-17:00")})
    page = open_page(viewport={"width": 390, "height": 800})
    signed_in(page, site, worker.member.user)
    page.goto("/work/hours/week/")
    page.locator("#id_0-0-closes").fill("09:00")
    page.get_by_role("button", name="Save the week").click()
    page.locator("[data-error-summary]:focus").wait_for()
    page.get_by_role("link", name="Monday: The start and the end are the same time").click()
    page.locator("#id_0-0-closes:focus").wait_for()
    assert_good_page(page)
    open_page.problems[:] = [p for p in open_page.problems if "422" not in p]
    assert weekly_hours(worker) == {MON: hours("09:00-17:00")}
    assert clock.now() == datetime(2026, 5, 29, 12, tzinfo=UTC)
