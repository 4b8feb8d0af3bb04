"""How much one kind of event moved to each line of the chart."""

from datetime import date

from django.db.models import Sum

from payments.ledger.enums import MOVING
from payments.ledger.models import Entry


def credited_by_head(*, kind: str, first: date, unit: str) -> dict[str, int]:
    """What journals of this kind credited from the day `first` on, by line of the chart, in minor units of `unit`."""
    rows = Entry.objects.filter(journal__kind=kind, booked_on__gte=first, unit=unit, state__in=MOVING)
    return dict(rows.values_list("credit__head_id").annotate(total=Sum("amount")).order_by())
