"""The outbox of requests to the payment provider."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q

from payments.gateway.calculations.requests import Op
from payments.operations.enums import LIVE, OperationState


class Operation(models.Model):
    """One request that changes something at the provider. `subject` names its row, as "checkout.payment:<id>"."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=120)
    provider = models.CharField(max_length=20)
    params = models.JSONField()
    generation = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=20, choices=OperationState.choices, default=OperationState.NEW)
    attempts = models.PositiveIntegerField(default=0)
    server_errors = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    first_sent = models.DateTimeField(null=True)  # of this generation: the provider forgets a key after a day
    next_try_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)  # while somebody is sending it
    done_at = models.DateTimeField(null=True)
    remote_id = models.CharField(max_length=255, blank=True)
    error = models.CharField(max_length=120, blank=True)
    error_message = models.TextField(blank=True)
    request_id = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_operation_is_in_a_known_state", condition=Q(state__in=OperationState.values)
            ),
            # "Done" without the provider's object is a promise nobody can check.
            models.CheckConstraint(
                name="a_done_operation_names_what_it_made",
                condition=~Q(state=OperationState.DONE) | (Q(done_at__isnull=False) & ~Q(remote_id="")),
            ),
            # A refusal that nobody can read cannot be put right.
            models.CheckConstraint(
                name="a_stopped_operation_says_why",
                condition=~Q(state__in=[OperationState.REFUSED, OperationState.NEEDS_PERSON]) | ~Q(error=""),
            ),
            models.CheckConstraint(name="generations_count_from_one", condition=Q(generation__gte=1)),
            # Two operations for one decision would move its money twice. A refused one moved nothing.
            models.UniqueConstraint(
                name="one_operation_per_decision",
                fields=["kind", "subject", "provider"],
                condition=~Q(state=OperationState.REFUSED),
            ),
        ]
        indexes = [
            models.Index(fields=["next_try_at"], name="operations_due", condition=Q(state__in=LIVE)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"

    @property
    def op(self) -> Op:
        """The identity the gateway sends it under."""
        params: dict[str, Any] = self.params
        return Op(
            id=str(self.pk), generation=self.generation, kind=self.kind, params=params, first_sent=self.first_sent
        )


class Halt(models.Model):
    """Nothing is sent to a provider that says our key or permissions are wrong, until it is time to try again."""

    provider = models.CharField(max_length=20, primary_key=True)
    since = models.DateTimeField()
    retry_at = models.DateTimeField()
    error = models.CharField(max_length=120)
    error_message = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.provider}: {self.error}"
