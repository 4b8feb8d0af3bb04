"""One booking: who, what, when, where, for how much, under which rules, and how far it has come."""

from datetime import datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.money.calculations.money import Money
from marketplace.bookings.calculations.policy_snapshot import PolicySnapshot, read_snapshot
from marketplace.bookings.enums import BookingState, EndReason, Side
from marketplace.bookings.models.constraints import BOOKING_CONSTRAINTS, BOOKING_INDEXES
from marketplace.services.enums import PlaceMode


class Booking(models.Model):
    """A promise and its price. Money in minor units, lengths in minutes, instants in UTC."""

    # CW-7K3M-92: read out over the phone. `ledger_ref` names the booking's ledger account and tells nothing about it.
    reference = models.CharField(max_length=16, unique=True)
    ledger_ref = models.CharField(max_length=32, unique=True)
    status = models.CharField(max_length=12, choices=BookingState.choices, default=BookingState.HELD)
    # Grows with every event: the event of a version exists once, so two moves can never both be the next one.
    version = models.PositiveIntegerField(default=1)

    # Whose it is. A guest's hold has no customer yet; `guest_key` lies in the guest's session until they sign in.
    customer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="bookings"
    )
    guest_key = models.CharField(max_length=64, blank=True)
    # The person of the co-op who booked for the customer, over the phone for instance.
    helper = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    worker = models.ForeignKey("marketplace_workers.Worker", on_delete=models.PROTECT, related_name="bookings")
    listing = models.ForeignKey("marketplace_services.Listing", on_delete=models.PROTECT, related_name="bookings")
    title = models.CharField(max_length=80)

    # When: the wall clock of the place is what was agreed; the instants follow from it (and from `local_fold` on the
    # night the clocks go back), so that a later change of the zone's rules can be worked through.
    local_date = models.DateField()
    local_time = models.TimeField()
    local_fold = models.PositiveSmallIntegerField(default=0)
    zone = models.CharField(max_length=64)
    start_utc = models.DateTimeField()
    end_utc = models.DateTimeField()
    minutes = models.PositiveIntegerField()
    claim = models.OneToOneField(
        "marketplace_availability.SlotClaim", null=True, on_delete=models.PROTECT, related_name="booking"
    )

    # Where, and how to reach people. Personal: erased when the law lets us, while the figures stay.
    place_mode = models.CharField(max_length=12, choices=PlaceMode.choices)
    contact_name = models.CharField(_("name"), max_length=120, blank=True)
    contact_phone = models.CharField(_("phone number"), max_length=32, blank=True)
    address_line1 = models.CharField(_("house number and street"), max_length=120, blank=True)
    address_line2 = models.CharField(_("flat, building"), max_length=120, blank=True)
    town = models.CharField(_("town"), max_length=80, blank=True)
    postcode = models.CharField(_("postcode"), max_length=16, blank=True)
    latitude_e6 = models.IntegerField(null=True)
    longitude_e6 = models.IntegerField(null=True)
    access_notes = models.TextField(_("how to get in"), max_length=1000, blank=True)
    access_needed_early = models.BooleanField(default=False)
    people_present = models.CharField(_("who will be there"), max_length=200, blank=True)
    note = models.TextField(_("anything else the worker should know"), max_length=2000, blank=True)

    # The price, whole, and its planned split; the lines behind them are in the snapshot.
    currency = models.CharField(max_length=3)
    total = models.PositiveBigIntegerField()
    worker_share = models.PositiveBigIntegerField()
    contribution = models.PositiveBigIntegerField()
    card_cost_expected = models.PositiveBigIntegerField()
    price_snapshot = models.JSONField()
    policy_snapshot = models.JSONField()
    payment = models.OneToOneField(
        "payments_checkout.Payment", null=True, on_delete=models.PROTECT, related_name="booking"
    )

    # The clocks. Which one runs follows from the state.
    held_at = models.DateTimeField()
    hold_expires_at = models.DateTimeField(null=True)
    hold_extensions = models.PositiveSmallIntegerField(default=0)
    bank_check_extensions = models.PositiveSmallIntegerField(default=0)
    respond_by = models.DateTimeField(null=True)
    free_until = models.DateTimeField(null=True)
    auto_done_at = models.DateTimeField(null=True)
    accept_by = models.DateTimeField(null=True)

    # What happened when.
    early_start_needs_consent = models.BooleanField(default=False)
    early_start_consent_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    set_off_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    actual_minutes = models.PositiveIntegerField(null=True)
    finish_note = models.TextField(max_length=2000, blank=True)
    completed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=8, choices=Side.choices, blank=True)
    ended_why = models.CharField(max_length=16, choices=EndReason.choices, blank=True)
    ended_note = models.TextField(max_length=500, blank=True)

    class Meta:
        constraints = BOOKING_CONSTRAINTS
        indexes = BOOKING_INDEXES

    def __str__(self) -> str:
        return self.reference

    @property
    def state(self) -> BookingState:
        return BookingState(self.status)

    @property
    def account(self) -> str:
        """The ledger account that holds this booking's money."""
        return f"2100:{self.ledger_ref}"

    @property
    def place_zone(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @property
    def local_start(self) -> datetime:
        """The start as agreed: on the wall clock of the place."""
        clock = self.local_time.replace(fold=self.local_fold)
        return datetime.combine(self.local_date, clock, tzinfo=self.place_zone)

    @property
    def price(self) -> Money:
        return Money(self.total, self.currency)

    @cached_property
    def policy(self) -> PolicySnapshot:
        """The rules this booking was made under."""
        return read_snapshot(self.policy_snapshot)

    @property
    def starts_open(self) -> datetime:
        """From when the worker may start."""
        return self.start_utc - timedelta(minutes=self.policy.number("start_early_minutes"))
