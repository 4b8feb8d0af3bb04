"""A worker without a signal still reads the last day they saw; nobody else finds it on their phone."""

import pytest
from playwright.sync_api import Error, expect

from tests.factories.cast import a_working_worker
from tests.journeys.conftest import PHONE
from tests.journeys.steps import sign_in
from tests.support.browser import assert_good_page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    # Style sheets come through ASGI in one piece here; in production a web server hands them out.
    pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume synchronous iterators:Warning"),
]
# Modules are fetched one after the other once the page is there; what was not yet fetched cannot have been kept.
LAST_MODULE_IS_KEPT = """async () =>
    (await (await caches.open('/work/today/')).keys()).some(({ url }) => url.includes('/js/live'))"""


def test_the_last_day_is_kept_on_the_phone_until_its_owner_signs_out(open_page, site):
    worker = a_working_worker("Rosa Lane")
    page = open_page(viewport=PHONE)
    sign_in(page, worker.member.user)
    page.goto("/work/today/")
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    expect(page.get_by_text("You are offline.")).to_be_hidden()
    page.wait_for_function(LAST_MODULE_IS_KEPT)

    site.stop()
    page.reload()
    expect(page.get_by_role("heading", name="Hello Rosa")).to_be_visible()
    expect(page.get_by_text("You are offline. This is your day as it was at")).to_be_visible()
    assert_good_page(page)
    kept = page.evaluate(
        "async () => (await (await caches.open('/work/today/')).keys()).map((one) => new URL(one.url).pathname)"
    )
    assert [path for path in kept if not path.startswith("/static/")] == ["/work/today/"]

    site.start()
    page.goto("/accounts/logout/")
    page.get_by_role("main").get_by_role("button").click()
    page.wait_for_url(f"{site.url}/")
    page.goto("about:blank")  # modules of the front page may still be on their way: what is cut off counts as a problem
    site.stop()
    with pytest.raises(Error):
        page.goto("/work/today/")
    site.start()
    lost = [problem for problem in open_page.problems if "ERR_CONNECTION_REFUSED" in problem or "WebSocket" in problem]
    assert open_page.problems == lost
    open_page.problems.clear()
