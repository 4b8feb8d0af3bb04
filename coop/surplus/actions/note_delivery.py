"""Keep the proof that a statement reached its member."""

from datetime import datetime

from coop.surplus.models import Statement, StatementDelivery


def note_delivery(*, statement: Statement, how: str, at: datetime) -> None:
    """The first time of each way is kept; later ones change nothing."""
    StatementDelivery.objects.bulk_create(
        [StatementDelivery(statement=statement, how=how, at=at)], ignore_conflicts=True
    )
