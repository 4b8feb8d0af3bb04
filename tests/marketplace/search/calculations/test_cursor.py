"""Where a page ended."""

from datetime import date

import pytest

from marketplace.search.calculations.cursor import Cursor, parse_cursor

CURSOR = Cursor(day=date(2026, 6, 2), keys=(0, 3, 1, 744_886), listing_id=42)


def test_a_cursor_reads_what_it_wrote():
    assert parse_cursor(str(CURSOR)) == CURSOR


@pytest.mark.parametrize("text", ["", "x", "20260602", "20261302.0.0.0.0.1", "20260602.1.2.3", "20260602.1.2.3.4.5'--"])
def test_an_unreadable_cursor_means_the_first_page(text):
    assert parse_cursor(text) is None
