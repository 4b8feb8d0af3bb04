"""Fixtures every test may use."""

import os
import subprocess
import sys
import warnings
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import HealthCheck, settings
from playwright.sync_api import expect

from foundation import clock
from tests.support.browser import CHROMIUM_ARGS, find_chromium
from tests.support.clean import empty_to_baseline, has_baseline, remember_baseline

REPOSITORY = Path(__file__).resolve().parent.parent
LANGUAGE = "en-gb"
ON_CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}


# How long an example takes to make says something of the machine, and nothing of the code.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
# How long a page may take to say what is expected of it: a busy machine with two cores starts its processes slowly.
expect.set_options(timeout=20_000)


def pytest_configure(config):
    """Pages speak the languages we ship. The process that hands out the tests is here before those that run them."""
    if not hasattr(config, "workerinput"):
        subprocess.run([sys.executable, REPOSITORY / "scripts" / "messages.py", "--compile"], check=True)


def pytest_collection_modifyitems(items):
    """Tests in a browser come last: Playwright's loop must not be met by the others. What takes longest starts first."""
    items.sort(
        key=lambda item: (item.get_closest_marker("browser") is not None, item.get_closest_marker("long") is None)
    )


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """After the migrations, remember what they left, so that committed tests can be cleaned up."""
    with django_db_blocker.unblock():
        if has_baseline():
            empty_to_baseline()  # an earlier run may have been cut short
        else:
            remember_baseline()
        # The frame of the pages is read once in a process: not in the middle of a test that counts queries.
        from cms.languages.queries.locales import refresh_locales
        from cms.navigation.queries.frame import refresh_frames

        refresh_locales()
        refresh_frames()


@pytest.fixture(autouse=True)
def frames_as_before():
    """What a test published is in no menu of the next one: a process keeps the frame of its pages, and its languages."""
    from cms.languages.queries import locales
    from cms.navigation.queries import frame

    before, spoken = dict(frame._kept), dict(locales._kept)
    yield
    frame._kept.clear()
    frame._kept.update(before)
    if any(len(languages) > 1 for _read, languages in locales._kept.values()):
        locales._kept.clear()
        locales._kept.update(spoken)


@pytest.fixture(autouse=True)
def nothing_kept_from_before():
    """No words, figures or counts of tries that another test left in the cache of this process."""
    cache.clear()


def _teardown(self):
    empty_to_baseline()


TransactionTestCase._fixture_teardown = _teardown


@pytest.fixture(autouse=True)
def nobody_speaks_another_language_afterwards():
    """A page read in Spanish leaves Spanish active in this thread, as it does in a server until the next page."""
    yield
    translation.activate(LANGUAGE)


@pytest.fixture
def frozen():
    """Hold the clock: `frozen(datetime)` for the rest of the test."""
    from contextlib import ExitStack

    with ExitStack() as stack:
        yield lambda at: stack.enter_context(clock.frozen(at))


@pytest.fixture
def noon():
    """One fixed instant for tests that only need some time: Tuesday 2 June 2026, 12:00 UTC."""
    return datetime(2026, 6, 2, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def chromium():
    """One browser for all tests: Playwright can be started once in a process."""
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's own loop runs in this thread
    from playwright.sync_api import sync_playwright

    path = find_chromium()
    if path is None:
        pytest.skip("NO CHROMIUM: the browser journeys did not run")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real data beside the project: absent in a newcomer's clone (skip, loudly), required on CI."""
    path = REPOSITORY.parent / "shared" / "data"
    if not path.is_dir():
        message = "the shared test data is not beside this clone; its checks are skipped"
        if ON_CI:
            pytest.fail(message)
        warnings.warn(pytest.PytestWarning(message), stacklevel=1)
        pytest.skip(message)
    return path
