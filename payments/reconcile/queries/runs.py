"""What the treasurer reads."""

from django.db.models import QuerySet

from payments.reconcile.enums import Explained
from payments.reconcile.models import Finding, ProviderLine, Run


def latest_run(*, provider: str) -> Run | None:
    """The last comparison."""
    return Run.objects.filter(provider=provider).order_by("-at", "-pk").first()


def findings_of(run: Run) -> "QuerySet[Finding]":
    """What a run could not square, in the order of the checks."""
    return Finding.objects.filter(run=run).select_related("line").order_by("pk")


def unexplained_lines(*, provider: str) -> "QuerySet[ProviderLine]":
    """Lines of the provider that nothing of ours explains, the newest first."""
    return ProviderLine.objects.filter(provider=provider, explained=Explained.UNEXPLAINED).order_by("-created_at", "pk")
