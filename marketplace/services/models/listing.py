"""Listings: one piece of work, by one worker, at one price."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from marketplace.services.enums import (
    BookingMode,
    CancellationTier,
    DurationMode,
    ListingState,
    PlaceMode,
    PriceShape,
)
from marketplace.services.models.trade import Trade
from marketplace.workers.models import Worker

DAY = 24 * 60


class Listing(models.Model):
    """What a customer books. Money in minor units, lengths in minutes, distances in metres."""

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="listings")
    trade = models.ForeignKey(Trade, on_delete=models.PROTECT, related_name="listings")
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(_("what you do, in a few words"), max_length=80)
    summary = models.CharField(_("in one or two sentences"), max_length=300, blank=True)
    includes = models.TextField(_("what is included, one thing a line"), max_length=2000, blank=True)
    not_included = models.TextField(_("what is not included, one thing a line"), max_length=1000, blank=True)

    price_shape = models.CharField(max_length=8, choices=PriceShape.choices, default=PriceShape.FIXED)
    # The whole price of the job, or of one hour. The worker's share is worked out from it, never added to it.
    price_minor = models.PositiveBigIntegerField()
    # A fixed job has min = max. An hourly one lets the customer choose from min to max by the step.
    min_minutes = models.PositiveIntegerField()
    max_minutes = models.PositiveIntegerField()
    step_minutes = models.PositiveIntegerField(default=30)
    grid_minutes = models.PositiveIntegerField(_("start times every so many minutes"), default=30)
    setup_minutes = models.PositiveIntegerField(_("minutes to set up before"), default=0)
    wrapup_minutes = models.PositiveIntegerField(_("minutes to clear up after"), default=0)
    lead_minutes = models.PositiveIntegerField(_("notice you need"), default=DAY)
    horizon_days = models.PositiveSmallIntegerField(_("days ahead people can book"), default=30)
    radius_metres = models.PositiveIntegerField(_("how far you go for this, if not as usual"), null=True, blank=True)
    place_mode = models.CharField(max_length=12, choices=PlaceMode.choices, default=PlaceMode.AT_CUSTOMER)
    duration_mode = models.CharField(max_length=8, choices=DurationMode.choices, default=DurationMode.ELAPSED)
    cancellation_tier = models.CharField(
        max_length=8, choices=CancellationTier.choices, default=CancellationTier.STANDARD
    )
    booking_mode = models.CharField(max_length=8, choices=BookingMode.choices, default=BookingMode.INSTANT)

    state = models.CharField(max_length=8, choices=ListingState.choices, default=ListingState.DRAFT)
    created_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    # Grows with every change, so that two people editing at once notice each other.
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(price_minor__gt=0), name="a_listing_has_a_price"),
            models.CheckConstraint(
                condition=Q(min_minutes__range=(5, DAY)) & Q(max_minutes__range=(F("min_minutes"), DAY)),
                name="a_listing_lasts_five_minutes_to_a_day",
            ),
            # One price for the job means one length: otherwise the price of an hour could sink below the floor.
            models.CheckConstraint(
                condition=~Q(price_shape="fixed") | Q(max_minutes=F("min_minutes")),
                name="a_fixed_price_has_one_length",
            ),
            models.CheckConstraint(
                condition=Q(step_minutes__range=(5, DAY)) & Q(grid_minutes__range=(5, DAY)),
                name="a_listing_steps_forward",
            ),
            models.CheckConstraint(
                condition=Q(setup_minutes__lte=480) & Q(wrapup_minutes__lte=480), name="setting_up_takes_at_most_a_day"
            ),
            # Payment is taken when people book, and a card payment cannot be held longer.
            models.CheckConstraint(
                condition=Q(horizon_days__range=(1, 60)), name="nobody_books_more_than_60_days_ahead"
            ),
            models.CheckConstraint(
                condition=Q(lead_minutes__lt=F("horizon_days") * DAY), name="notice_ends_before_the_horizon"
            ),
            models.CheckConstraint(
                condition=Q(radius_metres__isnull=True) | Q(radius_metres__range=(500, 200_000)),
                name="a_listing_reaches_half_to_200_kilometres",
            ),
            models.CheckConstraint(
                condition=~Q(state="live") | Q(published_at__isnull=False), name="a_live_listing_was_published"
            ),
            models.CheckConstraint(
                condition=Q(state__in=ListingState.values)
                & Q(price_shape__in=PriceShape.values)
                & Q(place_mode__in=PlaceMode.values)
                & Q(duration_mode__in=DurationMode.values)
                & Q(cancellation_tier__in=CancellationTier.values)
                & Q(booking_mode__in=BookingMode.values),
                name="a_listing_uses_known_words",
            ),
        ]
        indexes = [models.Index(fields=["worker", "state"], name="listing_by_worker")]

    def __str__(self) -> str:
        return self.title

    @property
    def duration_minutes(self) -> int:
        """The length of a fixed job, and the shortest length of an hourly one."""
        return self.min_minutes
