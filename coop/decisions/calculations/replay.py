"""Rebuilding a decision from its events alone: the proof that nothing changed without a record."""

from collections.abc import Iterable, Mapping
from typing import Any

# Columns that follow from the row itself, not from what happened.
UNTRACKED = ("id", "version")


def replayed(events: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The columns as the events leave them. Each has `version`, `after` and `changes`; any order will do.

    Raises:
        ValueError: the versions have a gap or a repetition.
    """
    columns: dict[str, Any] = {}
    for place, event in enumerate(sorted(events, key=lambda event: int(event["version"])), start=1):
        if event["version"] != place:
            raise ValueError(f"event {place} is missing or written twice")
        columns.update(event["changes"])
        columns["state"] = event["after"]
    return columns
