"""A real browser: where it is, how it is started, and what every page must be."""

import os
import shutil

from axe_playwright_python.base import AXE_SCRIPT, AxeResults

# Root needs --no-sandbox; the others keep Chromium from knocking at outside hosts.
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
]
AXE_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # what passed is not written out
}


def find_chromium() -> str | None:
    """The browser to use: CHROMIUM, one on the path, or Playwright's own download."""
    for candidate in (
        os.environ.get("CHROMIUM"),
        *map(shutil.which, ("chromium", "chromium-browser", "google-chrome")),
    ):
        if candidate and os.path.exists(candidate):
            return candidate
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.exists(path) else None


def session_of(user) -> str:
    """The key of a new session of somebody who signed in."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return session.session_key


def give_session(context, key: str) -> None:
    """Let a browser hold this session."""
    from django.conf import settings

    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": key, "domain": "127.0.0.1", "path": "/"}])


def sign_in(context, user) -> None:
    """Give a browser the session of somebody who signed in, with no page opened for it."""
    give_session(context, session_of(user))


# A colour on its way to another is no colour to judge. What goes round for ever is not waited for.
MOTION_IS_OVER = """() => Promise.allSettled(document.getAnimations()
    .filter((one) => Number.isFinite(one.effect.getComputedTiming().endTime)).map((one) => one.finished))
    .then(() => true)"""


def look_with_axe(page, *, part: str | None = None) -> AxeResults:
    """What axe finds on the page, or in one part of it. Its half a megabyte is read once for each page, not each look."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    page.evaluate(MOTION_IS_OVER)
    return AxeResults(page.evaluate("([part, options]) => axe.run(part || document, options)", [part, AXE_OPTIONS]))


TOO_WIDE = """() => document.documentElement.scrollWidth > document.documentElement.clientWidth
    ? [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
        .slice(0, 5).map(e => e.tagName + '.' + e.className) : []"""


def assert_good_page(page, *, name: str = "") -> None:
    """No axe violation, no sideways scroll, one h1, a language: what every page state must pass."""
    page.wait_for_load_state()  # a page whose style sheets are still on their way is no page to judge
    where = name or page.url
    assert page.locator("h1").count() == 1, f"{where}: a page has one main heading"
    if not getattr(page, "has_javascript", True):
        return  # axe and the measuring below are scripts themselves
    results = look_with_axe(page)
    assert results.violations_count == 0, f"{where}\n{results.generate_report()}"
    too_wide = page.evaluate(TOO_WIDE)
    assert too_wide == [], f"{where}: wider than the screen: {too_wide}"
