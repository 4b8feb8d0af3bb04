"""A browser, the whole site and the payment sandbox, joined as they are in the demo."""

from pathlib import Path

import pytest

from foundation import clock
from foundation.jobs.actions.run_due_periodic_jobs import run_due_periodic_jobs
from foundation.jobs.worker import drain_queue
from payments.sandbox.server import SandboxServer
from tests.support.site import LiveSite

SECRET = "whsec_only_for_tests"
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
PICTURES = Path(__file__).resolve().parent.parent.parent / "screenshots"


def open_nothing():
    """Stands in where a test opened no page."""


open_nothing.pages = []


def is_a_problem(message) -> bool:
    """An error or a warning, but for what Chromium says of a page that is left while it still opens its live line."""
    left = "WebSocket is closed before the connection is established"
    return message.type in {"error", "warning"} and left not in message.text


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """When a journey fails, leave pictures of what each person saw, in screenshots/."""
    report = yield
    if report.when == "call" and report.failed:
        PICTURES.mkdir(exist_ok=True)
        for number, page in enumerate(item.funcargs.get("open_page", open_nothing).pages):
            if page.is_closed():
                continue
            page.screenshot(path=PICTURES / f"{item.name[:80]}_{number}.png".replace("/", "-"), full_page=True)
    return report


@pytest.fixture
def sandbox(settings):
    """The provider, on the same clock as we are, sending its signed messages to the site."""
    settings.STRIPE_SECRET_KEY = ""
    settings.SANDBOX_ALLOWED = True
    settings.STRIPE_WEBHOOK_SECRETS = [SECRET]
    with SandboxServer(
        state=":memory:", port=0, webhook_secret=SECRET, clock=lambda: clock.now().timestamp(), settle_after=0
    ) as server:
        settings.STRIPE_API_BASE = server.url
        yield server


@pytest.fixture
def site(transactional_db, settings, sandbox):
    """The site at its own address."""
    live = LiveSite()
    settings.SITE_URL = live.url
    live.start()
    yield live
    live.stop()


@pytest.fixture
def do_jobs():
    """What the worker process would do now: the queue, the periodic jobs, the queue again."""

    def run() -> None:
        drain_queue("journey")
        run_due_periodic_jobs(at=clock.now())
        drain_queue("journey")

    return run


@pytest.fixture
def open_page(chromium, site, sandbox):
    """Open a browser window of a person of their own; at the end nothing may have gone wrong in any of them."""
    contexts, problems = [], []

    def open_(*, viewport=DESKTOP, scheme="light", javascript=True, zone="Europe/London"):
        context = chromium.new_context(
            viewport=viewport, color_scheme=scheme, java_script_enabled=javascript, timezone_id=zone, locale="en-GB",
            base_url=site.url,
        )  # fmt: skip
        contexts.append(context)
        ours = (site.url, sandbox.url, "data:", "blob:")

        def guard(route):
            if route.request.url.startswith(ours):
                route.continue_()
            else:
                problems.append(f"asked another host: {route.request.url}")
                route.abort()

        context.route("**/*", guard)
        page = context.new_page()
        page.has_javascript = javascript
        open_.pages.append(page)
        page.set_default_timeout(60_000)  # the first page of a process reads all templates
        page.on("console", lambda m: problems.append(f"{m.type}: {m.text}") if is_a_problem(m) else None)
        page.on("pageerror", lambda e: problems.append(f"page error: {e}"))
        return page

    open_.problems = problems
    open_.pages = []
    yield open_
    for context in contexts:
        context.close()
    assert problems == []
