"""What we hold done and the provider has no line for."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, Model, OuterRef, QuerySet

from payments.checkout.models import Payment
from payments.payouts.models import Earning
from payments.reconcile.models import ProviderLine
from payments.refunds.models import Refund


@dataclass(frozen=True, slots=True)
class Missing:
    subject: str
    sentence: str


def missing_lines(*, provider: str, before: datetime) -> list[Missing]:
    """Payments, refunds and transfers done before `before` without their line, in three statements."""
    line = ProviderLine.objects.filter(pk=OuterRef("txn_id"))
    failed = ProviderLine.objects.filter(pk=OuterRef("failure_txn_id"))
    payments = Payment.objects.filter(~Exists(line), captured_at__lt=before, charge_id__gt="")
    refunds = Refund.objects.filter(~Exists(line), created_at__lt=before, txn_id__gt="")
    returned = Refund.objects.filter(~Exists(failed), failed_at__lt=before, failure_txn_id__gt="")
    earnings = Earning.objects.filter(~Exists(line), transferred_at__lt=before)
    return [
        *_sentences(payments.filter(provider=provider), "checkout.payment", "The payment"),
        *_sentences(refunds.filter(provider=provider), "refunds.refund", "The refund"),
        *_sentences(returned.filter(provider=provider), "refunds.refund", "The failed refund"),
        *_sentences(earnings.filter(provider=provider), "payouts.earning", "The transfer"),
    ]


def _sentences(rows: "QuerySet[Model]", kind: str, what: str) -> list[Missing]:
    return [
        Missing(
            f"{kind}:{row.pk}", f"{what} {row} is done in our books, but the provider's balance has no line for it."
        )
        for row in rows.order_by("pk")
    ]
