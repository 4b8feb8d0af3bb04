"""Why nothing is being sent."""

from datetime import datetime

from payments.operations.models import Halt


def halt_in_force(*, provider: str, at: datetime) -> Halt | None:
    """The reason the queue to a provider stands still, or None: for the staff's first page."""
    return Halt.objects.filter(provider=provider, retry_at__gt=at).first()
