from datetime import UTC, datetime, timedelta

import pytest

from marketplace.availability.calculations.spans import Span, merge, subtract

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


def span(start: int, end: int) -> Span:
    return Span(NOON + timedelta(minutes=start), NOON + timedelta(minutes=end))


def test_spans_that_touch_are_joined_and_those_apart_are_not():
    assert merge([span(30, 40), span(0, 10), span(10, 20), span(5, 8)]) == [span(0, 20), span(30, 40)]


@pytest.mark.parametrize(
    ("holes", "left"),
    [
        ([], [span(0, 60)]),
        ([span(-10, 0), span(60, 70)], [span(0, 60)]),
        ([span(-10, 10)], [span(10, 60)]),
        ([span(50, 70)], [span(0, 50)]),
        ([span(10, 20), span(30, 40)], [span(0, 10), span(20, 30), span(40, 60)]),
        ([span(-5, 65)], []),
    ],
)
def test_holes_are_cut_out(holes, left):
    assert subtract([span(0, 60)], holes) == left


def test_touching_is_not_overlapping():
    assert not span(0, 10).overlaps(span(10, 20))
    assert span(0, 11).overlaps(span(10, 20))
