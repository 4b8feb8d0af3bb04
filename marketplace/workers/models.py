"""Workers and what was checked about them."""

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from foundation.accounts.calculations.zones import known_zones
from marketplace.workers.enums import CheckKind, WorkerState


def validate_zone(value: str) -> None:
    """Refuse what is not an IANA zone name: free times are wall-clock times of this zone."""
    if value not in known_zones():
        raise ValidationError(_("Choose a time zone from the list, such as Europe/London."))


class Worker(models.Model):
    """A member who does work for customers. Availability and bookings lock this row."""

    member = models.OneToOneField("coop_membership.Member", on_delete=models.PROTECT, related_name="worker")
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(_("name customers see"), max_length=80)
    headline = models.CharField(_("one line about you"), max_length=120, blank=True)
    bio = models.TextField(_("in your own words"), max_length=4000, blank=True)
    languages = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    zone = models.CharField(_("time zone"), max_length=64, validators=[validate_zone])
    # Millionths of a degree, so that a place is exact and comparable. Never shown: `base_area` is.
    base_latitude_e6 = models.IntegerField()
    base_longitude_e6 = models.IntegerField()
    base_area = models.CharField(_("area shown instead of your address"), max_length=80)
    radius_metres = models.PositiveIntegerField(_("how far you travel"), default=10_000)
    travel_metres_per_minute = models.PositiveIntegerField(_("travel speed"), default=400)
    travel_extra_minutes = models.PositiveSmallIntegerField(_("minutes to park or wait, each way"), default=5)
    # The name of the picture in storage; see foundation.pictures.
    photo = models.CharField(max_length=40, blank=True)
    photo_alt = models.CharField(_("what the picture shows"), max_length=120, blank=True)
    state = models.CharField(max_length=8, choices=WorkerState.choices, default=WorkerState.ACTIVE)
    joined_on = models.DateField()

    class Meta:
        constraints = [
            # A point outside the globe would put the worker near everybody or nobody.
            models.CheckConstraint(
                condition=Q(base_latitude_e6__range=(-90_000_000, 90_000_000))
                & Q(base_longitude_e6__range=(-180_000_000, 180_000_000)),
                name="a_worker_lives_on_the_globe",
            ),
            models.CheckConstraint(
                condition=Q(radius_metres__range=(500, 200_000)), name="a_worker_travels_half_to_200_kilometres"
            ),
            # Nought would divide by nought when travel between two jobs is worked out.
            models.CheckConstraint(
                condition=Q(travel_metres_per_minute__range=(50, 2_000)), name="a_worker_travels_at_a_human_speed"
            ),
            models.CheckConstraint(condition=Q(state__in=WorkerState.values), name="a_worker_state_is_known"),
            # A picture without words shuts out people who cannot see it.
            models.CheckConstraint(condition=Q(photo="") | ~Q(photo_alt=""), name="a_worker_photo_has_words"),
        ]

    def __str__(self) -> str:
        return self.name


class Check(models.Model):
    """Somebody saw proof of something about a worker. Never the document itself: only who saw it and when."""

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="checks")
    kind = models.CharField(max_length=20, choices=CheckKind.choices)
    # Slug of the trade it is for; empty means any trade.
    trade_slug = models.SlugField(max_length=60, blank=True)
    title = models.CharField(_("what was seen, in words for customers"), max_length=120)
    verified_by = models.ForeignKey("foundation_accounts.User", on_delete=models.PROTECT, related_name="+")
    verified_on = models.DateField()
    expires_on = models.DateField(null=True, blank=True)
    evidence = models.TextField(_("note for staff"), max_length=2000, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_on__isnull=True) | Q(expires_on__gt=F("verified_on")),
                name="a_check_ends_after_it_was_made",
            ),
            models.CheckConstraint(condition=Q(kind__in=CheckKind.values), name="a_check_kind_is_known"),
        ]
        indexes = [models.Index(fields=["worker", "kind"], name="check_by_worker")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.title}"
