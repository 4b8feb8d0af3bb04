"""A browser before the pages an editor writes."""

import pytest

from tests.support.site import LiveSite


@pytest.fixture
def site(transactional_db, settings):
    """The site at its own address."""
    live = LiveSite()
    settings.SITE_URL = live.url
    live.start()
    yield live
    live.stop()


@pytest.fixture
def open_page(chromium, site):
    """Open a window; it may ask no other host, and at the end nothing may have gone wrong in it."""
    contexts, problems = [], []

    def open_(*, width=1280, height=900, scheme="light"):
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, locale="en-GB", base_url=site.url
        )
        contexts.append(context)

        def guard(route):
            if route.request.url.startswith((site.url, "data:", "blob:")):
                route.continue_()
            else:
                problems.append(f"asked another host: {route.request.url}")
                route.abort()

        context.route("**/*", guard)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("console", lambda m: problems.append(f"{m.type}: {m.text}") if m.type in {"error", "warning"} else None)
        page.on("pageerror", lambda e: problems.append(f"page error: {e}"))
        return page

    yield open_
    for context in contexts:
        context.close()
    assert problems == []
