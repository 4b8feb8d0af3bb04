"""States and shapes of listings."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PriceShape(models.TextChoices):
    """How a listing is priced."""

    FIXED = "fixed", _("One price for the job")
    HOURLY = "hourly", _("A price for each hour")


class PlaceMode(models.TextChoices):
    """Where the work happens."""

    AT_CUSTOMER = "at_customer", _("At the customer's place")
    AT_WORKER = "at_worker", _("At the worker's place")
    REMOTE = "remote", _("By phone or video")


class DurationMode(models.TextChoices):
    """What a length of time means on the night the clocks change."""

    ELAPSED = "elapsed", _("Hours worked")
    WALL = "wall", _("Until a time on the clock, such as a night shift")


class CancellationTier(models.TextChoices):
    """Until when a customer cancels free of charge; the hours themselves are a voted rule."""

    FLEXIBLE = "flexible", _("Flexible")
    STANDARD = "standard", _("Standard")
    FIRM = "firm", _("Firm")


class BookingMode(models.TextChoices):
    """Whether a paid booking is confirmed at once or asked for."""

    INSTANT = "instant", _("Booked at once")
    ASK = "ask", _("Ask me first")


class ListingState(models.TextChoices):
    """Where a listing stands."""

    DRAFT = "draft", _("Draft")
    LIVE = "live", _("Live")
    PAUSED = "paused", _("Paused")
    ARCHIVED = "archived", _("Archived")
