"""The sandbox's pages in a real browser: narrow and wide, light and dark, without JavaScript of their own."""

import pytest
from playwright.sync_api import expect

from tests.support.browser import assert_good_page

pytestmark = pytest.mark.browser
VIEWS = [(320, "light"), (320, "dark"), (1280, "light")]


@pytest.fixture
def open_page(chromium, shop):
    contexts, problems = [], []

    def open_page(width=1280, scheme="light", **options):
        context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
        page.on("requestfailed", lambda request: problems.append(f"{request.url}: {request.failure}"))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert problems == []


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_every_page_can_be_used_by_everybody(open_page, shop, receiver, control, width, scheme):
    page = open_page(width, scheme)
    control.pay(shop.session().id, "processing")
    worker = shop.worker(state=None)
    asked = shop.session(success_url=f"{receiver.home}/paid?session={{CHECKOUT_SESSION_ID}}")
    onboarding = {"refresh_url": f"{receiver.home}/again", "return_url": f"{receiver.home}/done"}
    use_case = {"type": "account_onboarding", "account_onboarding": onboarding}
    link = shop.v2.core.account_links.create({"account": worker, "use_case": use_case}).url
    page.goto(link)
    assert_good_page(page)
    page.get_by_role("button", name="Everything is in order").click()
    expect(page).to_have_title("Shop")
    page.goto(asked.url)
    assert_good_page(page)
    page.get_by_role("button", name="Card is declined").click()
    assert_good_page(page, name="declined")
    page.get_by_role("button", name="Bank asks to confirm").click()
    assert_good_page(page, name="confirm")
    page.get_by_role("button", name="Yes, approve").click()
    expect(page).to_have_url(f"{receiver.home}/paid?session={asked.id}")
    intent = shop.intent(asked.id)
    shop.send(1000, worker, intent.latest_charge.id)
    shop.v1.refunds.create({"payment_intent": intent.id, "amount": 100})
    control.open_dispute(intent.id)
    control.fail_next("POST", "/v1/nothing", "drop")
    page.goto(f"{shop.server.url}/control")
    assert_good_page(page)
    page.get_by_role("button", name="Hold webhooks").click()
    expect(page.get_by_role("status")).to_have_text("Webhooks are held from now on.")
    assert_good_page(page, name="held")


def test_paying_works_without_javascript_and_by_keyboard(open_page, shop, receiver):
    session = shop.session(success_url=f"{receiver.home}/paid?session={{CHECKOUT_SESSION_ID}}")
    page = open_page(java_script_enabled=False)
    page.goto(session.url)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{receiver.home}/paid?session={session.id}")
    assert shop.intent(session.id).status == "succeeded"


def test_each_button_is_big_enough_to_touch(open_page, shop):
    page = open_page(320)
    page.goto(f"{shop.server.url}/control")
    heights = [box["height"] for box in (it.bounding_box() for it in page.get_by_role("button").all())]
    assert min(heights) >= 44
