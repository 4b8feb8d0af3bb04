"""What is to be booked, as far as time is concerned."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from marketplace.availability.calculations.spans import Span
from marketplace.availability.enums import DurationMode, PlaceMode


@dataclass(frozen=True)
class OfferSpec:
    """One piece of work on offer. All lengths in minutes, but the horizon in local days.

    The two modes may be given by their values. Raises ValueError when a length cannot be.
    """

    duration_minutes: int
    grid_minutes: int = 30
    setup_minutes: int = 0
    wrapup_minutes: int = 0
    lead_minutes: int = 0
    horizon_days: int = 60
    duration_mode: DurationMode = DurationMode.ELAPSED
    place_mode: PlaceMode = PlaceMode.AT_CUSTOMER

    def __post_init__(self) -> None:
        object.__setattr__(self, "duration_mode", DurationMode(self.duration_mode))
        object.__setattr__(self, "place_mode", PlaceMode(self.place_mode))
        if self.duration_minutes < 1 or self.grid_minutes < 1:
            raise ValueError("the duration and the grid are at least one minute")
        if min(self.setup_minutes, self.wrapup_minutes, self.lead_minutes, self.horizon_days) < 0:
            raise ValueError("set-up, wrap-up, notice and horizon are not negative")

    @cached_property
    def duration(self) -> timedelta:
        """How long the work takes."""
        return timedelta(minutes=self.duration_minutes)

    @cached_property
    def grid(self) -> timedelta:
        """How far apart two starts are."""
        return timedelta(minutes=self.grid_minutes)

    @cached_property
    def setup(self) -> timedelta:
        """Time before the work that the worker needs and nobody pays for by the minute."""
        return timedelta(minutes=self.setup_minutes)

    @cached_property
    def lead(self) -> timedelta:
        """How long before the start it must be booked."""
        return timedelta(minutes=self.lead_minutes)

    @cached_property
    def wrapup(self) -> timedelta:
        """Time after the work, likewise."""
        return timedelta(minutes=self.wrapup_minutes)


def work_span(start: datetime, offer: OfferSpec, zone: ZoneInfo) -> Span:
    """Return the work that begins at `start` (UTC). By the wall clock, 22:00 to 06:00 may last 7 or 9 hours."""
    if offer.duration_mode is DurationMode.ELAPSED:
        return Span(start, start + offer.duration)
    wall = start.astimezone(zone).replace(tzinfo=None, fold=0) + offer.duration
    end = wall.replace(tzinfo=zone).astimezone(UTC)
    if end <= start:  # it began in the second pass of a repeated hour, and so it ends there
        end = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    return Span(start, end)


def blocked_span(work: Span, offer: OfferSpec) -> Span:
    """Return the time kept from others: the work with its set-up before and its wrap-up after."""
    return Span(work.start - offer.setup, work.end + offer.wrapup)
