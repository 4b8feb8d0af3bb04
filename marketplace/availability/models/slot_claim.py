"""A stretch of a worker's time that is taken. The database itself refuses a second claim on it."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField
from django.db import connection, models
from django.db.models import F, Q

from marketplace.availability.calculations.spans import Span
from marketplace.availability.calculations.travel import Stop
from marketplace.availability.enums import ClaimStatus
from marketplace.availability.models.ranges import InstantRange, WorkerRange


class SlotClaim(models.Model):
    """The work from `work_start` to `work_end`, and `blocked`: the same with set-up before and wrap-up after.

    `purpose` and `reference` say in the caller's words what the time is for, such as booking CW-7K3M-92.
    """

    worker = models.ForeignKey(
        "marketplace_workers.Worker", on_delete=models.PROTECT, related_name="slot_claims", db_index=False
    )
    work_start = models.DateTimeField()
    work_end = models.DateTimeField()
    blocked = DateTimeRangeField()
    status = models.CharField(max_length=10, choices=[(status.value, status.value) for status in ClaimStatus])
    expires_at = models.DateTimeField(null=True)
    purpose = models.CharField(max_length=20)
    reference = models.CharField(max_length=64)
    # Where the work is, in millionths of a degree, for the way from one job to the next. No point: not known yet.
    place_latitude_e6 = models.IntegerField(null=True)
    place_longitude_e6 = models.IntegerField(null=True)
    remote = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            # A worker cannot be in two places. Half-open ranges: one job may begin when the other's time ends.
            ExclusionConstraint(
                name="live_claims_of_a_worker_never_overlap",
                expressions=[(WorkerRange(F("worker")), "&&"), ("blocked", "&&")],
                condition=~Q(status=ClaimStatus.RELEASED.value),
            ),
            # Work outside its blocked time would be work that others may be sold.
            models.CheckConstraint(
                condition=Q(blocked__contains=InstantRange(F("work_start"), F("work_end"))),
                name="work_lies_inside_its_blocked_time",
            ),
            models.CheckConstraint(condition=Q(work_end__gt=F("work_start")), name="work_ends_after_it_begins"),
            # An open end would take the worker's time for good.
            models.CheckConstraint(
                condition=Q(
                    blocked__lower_inf=False,
                    blocked__upper_inf=False,
                    blocked__lower_inc=True,
                    blocked__upper_inc=False,
                ),
                name="blocked_time_has_two_ends",
            ),
            # A hold without an end would keep the time from everybody; a promise with one would lose it.
            models.CheckConstraint(
                condition=(Q(status=ClaimStatus.HELD.value) & Q(expires_at__isnull=False))
                | (~Q(status=ClaimStatus.HELD.value) & Q(expires_at__isnull=True)),
                name="a_hold_and_only_a_hold_expires",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[status.value for status in ClaimStatus]), name="a_claim_status_is_known"
            ),
            models.CheckConstraint(
                condition=Q(place_latitude_e6__isnull=True, place_longitude_e6__isnull=True)
                | Q(place_latitude_e6__isnull=False, place_longitude_e6__isnull=False),
                name="a_place_has_both_coordinates",
            ),
            # The same booking pressed twice must not take two times of one worker.
            models.UniqueConstraint(
                fields=["worker", "purpose", "reference"],
                condition=~Q(status=ClaimStatus.RELEASED.value),
                name="a_reference_has_one_live_claim_per_worker",
            ),
        ]
        indexes = [
            models.Index(fields=["purpose", "reference"], name="claim_by_reference"),
            models.Index(fields=["expires_at"], name="hold_by_expiry", condition=Q(status=ClaimStatus.HELD.value)),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.reference}: {self.work_start:%Y-%m-%d %H:%M} UTC, {self.status}"

    @property
    def work(self) -> Span:
        """The work itself, without set-up and wrap-up."""
        return Span(self.work_start, self.work_end)

    @property
    def stop(self) -> Stop:
        """Where it is, for travel."""
        return Stop(self.place_latitude_e6, self.place_longitude_e6, self.remote)

    def insert_unless_taken(self) -> bool:
        """Insert this new row in one statement; say whether it went in. False: a constraint found it taken.

        ON CONFLICT DO NOTHING obeys the exclusion constraint too, and unlike a failed INSERT leaves the transaction
        usable, so that near times can be looked up for the person without a savepoint.
        """
        fields = [field for field in self._meta.concrete_fields if not field.primary_key]
        columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
        values = [field.get_db_prep_save(getattr(self, field.attname), connection) for field in fields]
        marks = ", ".join(["%s"] * len(fields))
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {connection.ops.quote_name(self._meta.db_table)} ({columns}) VALUES ({marks}) "  # noqa: S608
                "ON CONFLICT DO NOTHING RETURNING id",
                values,
            )
            row = cursor.fetchone()
        if row is not None:
            (self.pk,) = row
            self._state.adding = False
        return row is not None
