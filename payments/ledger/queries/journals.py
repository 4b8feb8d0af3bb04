"""What happened to one thing: the journals that carry its reference."""

from django.db.models import Prefetch, QuerySet

from payments.ledger.models import Entry, Journal


def journals_for(*, reference: str) -> QuerySet[Journal]:
    """The journals with this reference, oldest first, each with its rows and their accounts (two statements)."""
    rows = Entry.objects.select_related("debit", "credit").order_by("seq")
    return Journal.objects.filter(reference=reference).order_by("id").prefetch_related(Prefetch("entries", rows))
