"""`manage.py reconcile`: hold the books against the payment provider's balance, now."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from foundation.clock import now
from foundation.money.formatting import format_minor
from payments.gateway.errors import CheckoutClosed, GatewayError
from payments.reconcile.actions.reconcile import reconcile
from payments.reconcile.queries.runs import findings_of


class Command(BaseCommand):
    help = "Compare our books with the payment provider's, line by line. Exit status 1 when something does not agree."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            run = reconcile(by=None, at=now())
        except CheckoutClosed as fact:
            raise CommandError("No payment provider is in use, so there is nothing to compare.") from fact
        except GatewayError as error:
            raise CommandError(f"The payment provider answered: {error.message or error.code}") from error
        self.stdout.write(f"{run.lines} lines read, {run.adopted} taken over, {run.unexplained} unexplained.")
        for currency, figures in run.figures.items():
            provider, ledger, own = (format_minor(figures[k], currency) for k in ("provider", "ledger", "own_share"))
            self.stdout.write(f"{currency}: provider {provider}, our books {ledger}, of that free for the bank {own}.")
        for finding in findings_of(run):
            self.stdout.write(f"- {finding.sentence}")
        if not run.ok:
            raise CommandError("Something does not agree; see above.", returncode=1)
        self.stdout.write("Everything agrees.")
