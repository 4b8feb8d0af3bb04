"""When pages close and are looked at."""

from datetime import UTC, datetime, timedelta

import pytest

from payments.checkout.calculations.times import closes_at_provider, looks_again_at

NOON = datetime(2026, 6, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(("minutes", "expected"), [(15, 35), (35, 35), (60, 60), (60 * 30, 60 * 23)])
def test_the_provider_s_own_bounds_are_kept(minutes, expected):
    assert closes_at_provider(NOON + timedelta(minutes=minutes), NOON) == NOON + timedelta(minutes=expected)


@pytest.mark.parametrize(("age", "wait"), [(0, 1), (59, 1), (60, 60), (600, 60)])
def test_young_pages_are_looked_at_often(age, wait):
    assert looks_again_at(NOON - timedelta(minutes=age), NOON) == NOON + timedelta(minutes=wait)
