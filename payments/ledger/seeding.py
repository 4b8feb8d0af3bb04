"""The chart in the database follows the chart in the code: after every migration and every flush of a test."""

from typing import Any

from django.db import connections

from payments.ledger.calculations.chart import CHART, PERMITS


def seed_chart(sender: Any, using: str, **_: Any) -> None:
    """Add the heads and permits that are missing. What is there stays: an account's nature never changes under it."""
    from payments.ledger.models import DebitPermit, Head

    if Head._meta.db_table not in connections[using].introspection.table_names():
        return  # migrated back to before the first migration
    Head.objects.using(using).bulk_create(
        [
            Head(
                code=head.code,
                name=head.name,
                nature=head.nature,
                normal=head.normal,
                measure=head.measure,
                owners=head.owners,
                bounded=head.bounded,
                indivisible=head.indivisible,
            )
            for head in CHART
        ],
        ignore_conflicts=True,
    )
    DebitPermit.objects.using(using).bulk_create(
        [DebitPermit(head_id=head, journal_kind=kind) for head, kind in PERMITS], ignore_conflicts=True
    )
