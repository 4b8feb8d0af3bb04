"""When to try again, and when to look first."""

from datetime import UTC, datetime, timedelta

import pytest

from payments.operations.calculations.schedule import is_hopeless, must_look_first, wait_after

NOON = datetime(2026, 6, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("attempts", "seconds"), [(0, 5), (1, 5), (2, 10), (3, 20), (9, 1280), (10, 2560), (11, 3600), (500, 3600)]
)
def test_waits_double_up_to_an_hour(attempts, seconds):
    assert wait_after(attempts) == timedelta(seconds=seconds)


def test_the_provider_s_own_wish_is_heeded():
    assert wait_after(1, retry_after=90) == timedelta(seconds=90)
    assert wait_after(11, retry_after=90) == timedelta(hours=1)


@pytest.mark.parametrize(
    ("server_errors", "hours", "look"), [(0, 1, False), (1, 19, False), (2, 0, True), (0, 20, False), (0, 21, True)]
)
def test_after_two_stumbles_or_twenty_hours_we_look_first(server_errors, hours, look):
    sent = NOON - timedelta(hours=hours)
    assert must_look_first(server_errors=server_errors, first_sent=sent, at=NOON) is look


def test_what_was_never_sent_needs_no_look():
    assert must_look_first(server_errors=5, first_sent=None, at=NOON) is False


@pytest.mark.parametrize(
    ("generation", "attempts", "hopeless"), [(1, 59, False), (1, 60, True), (6, 2, False), (7, 2, True), (7, 1, False)]
)
def test_enough_is_enough_but_a_person_s_wish_is_tried_once(generation, attempts, hopeless):
    assert is_hopeless(generation=generation, attempts=attempts) is hopeless
