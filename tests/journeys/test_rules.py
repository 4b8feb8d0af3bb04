"""The rulebook and a trial in a real browser: whole, readable and reachable at both widths, without scripts too."""

import os
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from coop.rules.actions.adopt_pack import adopt_pack
from coop.rules.actions.set_policy import set_policy
from coop.rules.pack_files import shipped_pack
from foundation.clock import now
from tests.factories.bookings import completed
from tests.factories.cast import a_bookable_listing, a_customer, a_working_worker
from tests.support.browser import assert_good_page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume synchronous iterators:Warning"),
]
JULY = datetime(2026, 7, 1, 12, tzinfo=UTC)  # a trial looks at the jobs of the year before, and those were done in June
PAGES = ("/rules/", "/rules/versions/2/", "/rules/levy_bp/", "/rules/levy_bp/try/?value=7")


@pytest.fixture
def member(site, frozen):
    """Six workers have done a job each; a vote lowers the levy in two weeks, and new rules were adopted."""
    frozen(JULY)
    workers = [a_working_worker(f"Worker {number}") for number in range(6)]
    for number, worker in enumerate(workers):
        completed(listing=a_bookable_listing(worker, price_minor=6000 + 1000 * number), customer=a_customer())
    at = now()
    set_policy(by=None, key="levy_bp", value=800, decision_name="Founding meeting", starts_at=at, at=at)
    set_policy(
        by=None, key="levy_bp", value=700, decision_name="Vote: the co-op's share", decision_url="/rules/levy_bp/",
        starts_at=at + timedelta(days=14), at=at,
    )  # fmt: skip
    adopt_pack(by=None, body=shipped_pack("uk_worker_cls"), decision_name="General meeting", at=at)
    client = Client()
    client.force_login(workers[0].member.user)
    return client.cookies["sessionid"].value


@pytest.mark.parametrize(
    ("width", "scheme", "javascript"), [(320, "light", True), (390, "dark", True), (1280, "light", False)]
)
def test_the_rulebook_and_a_trial_are_good_pages(open_page, site, member, width, scheme, javascript):
    page = open_page(viewport={"width": width, "height": 900}, scheme=scheme, javascript=javascript)
    page.context.add_cookies([{"name": "sessionid", "value": member, "url": site.url}])
    for path in PAGES:
        page.goto(path)
        if javascript:
            assert_good_page(page, name=f"{path} at {width} in {scheme}")
        if folder := os.environ.get("RULES_SHOTS"):
            page.screenshot(
                path=f"{folder}/{path.strip('/').replace('/', '_').replace('?', '_')}_{width}.png", full_page=True
            )
    assert "+£" in page.locator(".table").inner_text()
