"""What must be true of refunds and the books, asked of the rows: for `manage.py verify_ledger`."""

from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce

from payments.checkout.models import Payment
from payments.ledger.queries.balances import balances_of
from payments.refunds.enums import COUNTED, RefundState
from payments.refunds.models import Refund


def refunds_add_up() -> list[str]:
    """Sentences about payments whose refunds are not what the payment says is given back."""
    sums = Coalesce(Sum("refunds__amount", filter=Q(refunds__state__in=COUNTED)), 0)
    wrong = Payment.objects.annotate(counted=sums).exclude(refunded=F("counted")).order_by("pk")
    return [f"payment {row.pk} says {row.refunded} is given back, its refunds say {row.counted}" for row in wrong]


def refunds_on_their_way_are_in_the_books() -> list[str]:
    """Sentences about currencies in which account 2120 is not what is decided and has not left."""
    waiting = (
        Refund.objects.filter(state__in=[RefundState.CREATED, RefundState.SENT], txn_id="")
        .values_list("currency")
        .annotate(total=Sum("amount"))
        .order_by()
    )
    expected = dict(waiting)
    currencies = {*expected, *Refund.objects.values_list("currency", flat=True).distinct()}
    found = {currency: balances_of(["2120"], currency)["2120"] for currency in sorted(currencies)}
    return [
        f"refunds on their way come to {expected.get(currency, 0)} {currency}, account 2120 says {stands}"
        for currency, stands in found.items()
        if stands != expected.get(currency, 0)
    ]
