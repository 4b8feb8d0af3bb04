"""What happened to a booking, written once."""

from django.conf import settings
from django.db import models

from marketplace.bookings.enums import BookingState, Side
from marketplace.bookings.models.booking import Booking


class BookingEvent(models.Model):
    """One thing that happened: which row of the transition table (or none), who, for whom, why, when.

    `data` holds codes, amounts and ids only, never a name or an address: those are erased on the booking one day.
    """

    booking = models.ForeignKey(Booking, on_delete=models.PROTECT, related_name="events")
    version = models.PositiveIntegerField()
    verb = models.CharField(max_length=40)
    code = models.CharField(max_length=4, blank=True)
    before = models.CharField(max_length=12, choices=BookingState.choices, blank=True)
    after = models.CharField(max_length=12, choices=BookingState.choices)
    side = models.CharField(max_length=8, choices=Side.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    on_behalf_of = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(max_length=500, blank=True)
    data = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        ordering = ["booking", "version"]
        constraints = [
            # Two acts that both think they are next cannot both be written.
            models.UniqueConstraint(fields=["booking", "version"], name="one_event_per_version_of_a_booking"),
            models.CheckConstraint(
                condition=models.Q(side__in=Side.values) & models.Q(after__in=BookingState.values),
                name="a_booking_event_uses_known_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verb} #{self.version}"
