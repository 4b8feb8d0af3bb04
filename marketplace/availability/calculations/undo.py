"""Hours as plain JSON, so that what was changed can be put back."""

import hashlib
import json
from collections.abc import Sequence
from datetime import time

from marketplace.availability.calculations.windows import DayWindow, Weekly

PlainWindows = list[list[str | bool]]


def windows_as_json(windows: Sequence[DayWindow]) -> PlainWindows:
    """Return windows as [["09:00", "17:00", false], ...]."""
    return [[f"{w.opens:%H:%M}", f"{w.closes:%H:%M}", w.all_day] for w in windows]


def windows_from_json(plain: PlainWindows) -> tuple[DayWindow, ...]:
    """Read what `windows_as_json` wrote."""
    return tuple(
        DayWindow(time.fromisoformat(str(opens)), time.fromisoformat(str(closes)), bool(all_day))
        for opens, closes, all_day in plain
    )


def week_as_json(week: Weekly) -> dict[str, PlainWindows]:
    """Return a week as {"0": [...], ...}; days without hours are left out."""
    return {str(weekday): windows_as_json(windows) for weekday, windows in sorted(week.items()) if windows}


def week_from_json(plain: dict[str, PlainWindows]) -> dict[int, tuple[DayWindow, ...]]:
    """Read what `week_as_json` wrote."""
    return {int(weekday): windows_from_json(windows) for weekday, windows in plain.items()}


def fingerprint(week: Weekly) -> str:
    """Return a short mark of a week's hours, to notice that somebody else changed them meanwhile."""
    text = json.dumps(week_as_json(week), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
