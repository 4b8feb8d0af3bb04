"""Stretches of time with a start and an end that is not part of them."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

MINUTE = timedelta(minutes=1)


class Span(NamedTuple):
    """From `start` up to, not including, `end`: so one may begin at the instant another ends. Both aware, in UTC."""

    start: datetime
    end: datetime

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share at least an instant."""
        return self.start < other.end and other.start < self.end

    @property
    def minutes(self) -> int:
        """Whole minutes that really pass between start and end: these are the minutes that are paid."""
        return (self.end - self.start) // MINUTE


def merge(spans: Iterable[Span]) -> list[Span]:
    """Join spans that touch or overlap; return them in order, apart from each other."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            if span.end > merged[-1].end:
                merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return merged


def subtract(spans: Iterable[Span], holes: Iterable[Span]) -> list[Span]:
    """Return what is left of `spans` (in order, apart) when the `holes` (in order, apart) are cut out."""
    cuts = list(holes)
    left: list[Span] = []
    for span in spans:
        start = span.start
        for hole in cuts:
            if hole.end <= start:
                continue
            if hole.start >= span.end:
                break
            if hole.start > start:
                left.append(Span(start, hole.start))
            start = hole.end
        if start < span.end:
            left.append(Span(start, span.end))
    return left
