"""When a vote on a decision could open and close, by the pinned rules."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from coop.decisions.calculations.clear_days import (
    earliest_close,
    earliest_day,
    local_day,
    served,
    stage_window,
)
from coop.decisions.models import Decision, DeclaredResult, Notice
from coop.decisions.queries.zone import zone_of
from coop.rules.calculations.counting_rule import stage_of

# Expulsion and removal (Worker CLS, IPS-2014): twenty-one days' notice to the person, with reasons. A pack may ask for
# more, never for less.
PERSON_DAYS = 21
# By how many days a vote can be put off altogether under a pack that was adopted before packs said so themselves: the
# two weeks that a vote usually takes.
EXTENSION_DAYS = 14


@dataclass(frozen=True)
class Timing:
    """What the rules leave open. `window_days` and `longest_days` bound the vote; `longest_days` 0 is no bound."""

    zone: ZoneInfo
    served_at: datetime
    clear_days: int
    earliest_open: date
    window_days: int
    stage_window: tuple[date, date] | None = None
    longest_days: int = 0
    # The share of all votes whose agreement in writing lets a vote open sooner; none where the rules forbid hurry.
    consent_percent: int | None = None

    def earliest_close(self, opens_at: datetime) -> date:
        return earliest_close(opens_at, clear_days=self.window_days, zone=self.zone)

    def latest_close(self, opens_at: datetime) -> date | None:
        if not self.longest_days:
            return None
        return local_day(opens_at, self.zone) + timedelta(days=self.longest_days)


@dataclass(frozen=True)
class Extension:
    """By how many days the rules let an open vote be put off, and the last day to which that leads."""

    days: int
    last_day: date


def extension_of(decision: Decision) -> Extension:
    """Counted from the day that the notice announced, whatever was put off since; and never past the longest time that
    the rules leave for voting. Of a vote whose notice is not in these books, from its own last day. One query.
    """
    rules, zone = stage_rules(decision, decision.stage), zone_of(decision)
    told = Notice.objects.filter(decision=decision, round=decision.round).first() or decision
    assert told.opens_at is not None, "a vote that is open opened"
    assert told.closes_at is not None, "a vote that is open closes"
    days, longest = int(rules.get("extension_days", EXTENSION_DAYS)), int(rules["window"].get("max_days", 0))
    last = local_day(told.closes_at, zone) + timedelta(days=days)
    if longest:
        last = min(last, local_day(told.opens_at, zone) + timedelta(days=longest))
    return Extension(days, last)


def stage_rules(decision: Decision, stage: int) -> dict[str, Any]:
    """The pinned type as it is at one stage."""
    return stage_of(decision.type_rules, stage)


def timing_of(decision: Decision, *, stage: int, about_a_person: bool, at: datetime) -> Timing:
    """The dates that follow when notice is sent at `at`. Two queries in a second stage, none in the first."""
    rules, zone = stage_rules(decision, stage), zone_of(decision)
    notice = rules["notice"]
    days = int(notice["clear_days"])
    if about_a_person:
        days = max(days, int(notice.get("person_days", 0)), PERSON_DAYS)
    received = served(at, deemed_service_hours=int(notice["deemed_service_hours"]))
    first = earliest_day(received, clear_days=days, months=int(notice.get("months", 0)), zone=zone)
    window = None
    if stage > 1 and "after" in rules:
        # A vote is held on the day it closes: the notice of the round that was declared says which.
        held = DeclaredResult.objects.filter(decision=decision, stage=stage - 1).latest("round")
        closed = Notice.objects.values_list("closes_at", flat=True).get(decision=decision, round=held.round)
        after = rules["after"]
        window = stage_window(
            local_day(closed, zone), min_days=int(after["min_days"]), max_months=int(after["max_months"])
        )
    return Timing(
        zone=zone,
        served_at=received,
        clear_days=days,
        earliest_open=first,
        window_days=int(rules["window"]["min_clear_days"]),
        stage_window=window,
        longest_days=int(rules["window"].get("max_days", 0)),
        consent_percent=_consent_percent(rules, stage=stage, about_a_person=about_a_person),
    )


def _consent_percent(rules: dict[str, Any], *, stage: int, about_a_person: bool) -> int | None:
    """Whatever a pack says: who is to be put out has all their days, and so has a vote that confirms another."""
    if "short_notice" not in rules or stage > 1 or about_a_person:
        return None
    return int(rules["short_notice"]["percent"])
