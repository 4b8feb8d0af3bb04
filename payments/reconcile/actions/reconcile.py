"""Hold our books against the provider's balance, line by line."""

from datetime import UTC, datetime, timedelta
from typing import Any

from foundation.money.formatting import format_minor
from payments.gateway.calculations.protocol import Gateway
from payments.gateway.calculations.states import BalanceEntry
from payments.gateway.provider import gateway
from payments.reconcile.actions._cause import Cause
from payments.reconcile.actions.explain_line import explain_line
from payments.reconcile.actions.keep_lines import keep_lines
from payments.reconcile.actions.keep_run import keep_run
from payments.reconcile.calculations.figures import Figures
from payments.reconcile.enums import Check, Explained
from payments.reconcile.models import Run
from payments.reconcile.queries.figures import figures_now
from payments.reconcile.queries.missing_lines import missing_lines
from payments.reconcile.queries.runs import latest_run

# Lines can appear a little behind their time; the first run reads everything.
OVERLAP = timedelta(days=3)
BEGINNING = datetime(2011, 1, 1, tzinfo=UTC)
MOST_TRIES = 3


def reconcile(*, by: Any, at: datetime) -> Run:
    """Return the run with its findings. `by` is a user who pressed the button, or None for the clock.

    Outside any transaction. What our books lack is taken over where its cause is clear (a lost message, a refund made
    by hand, a payout to the bank); everything else becomes a finding. Raises CheckoutClosed, GatewayError.
    """
    door = gateway()
    before = latest_run(provider=door.provider)
    since = before.at - OVERLAP if before else BEGINNING
    entries, balances = _read(door, since)
    explained = [(entry, explain_line(gateway=door, entry=entry, at=at)) for entry in reversed(entries)]
    keep_lines(provider=door.provider, explained=explained, at=at)
    figures, books = figures_now(provider=door.provider, balances=balances)
    findings = [*_about_lines(explained), *_about_missing(door, at), *_about_figures(figures)]
    return keep_run(
        by=by,
        provider=door.provider,
        since=since,
        explained=explained,
        figures=figures,
        books=books,
        findings=findings,
        at=at,
    )


def _read(door: Gateway, since: datetime) -> tuple[list[BalanceEntry], dict[str, int]]:
    """Lines and balance of one moment: when the balance moved while we read the lines, read again."""
    for _ in range(MOST_TRIES):
        first = door.balance()
        entries = list(door.transactions(since))
        balance = door.balance()
        if balance == first:
            break
    return entries, {money.currency: money.minor for money in balance}


def _about_lines(explained: list[tuple[BalanceEntry, Cause]]) -> list[tuple[Check, str, str, str]]:
    """(check, sentence, line, subject) of each line that has no cause, or does not agree with it."""
    found = []
    for entry, cause in explained:
        amount = format_minor(entry.amount, entry.currency)
        if cause.explained is Explained.UNEXPLAINED:
            why = f" ({cause.difference})" if cause.difference else ""
            sentence = f"The provider has a line “{entry.type}” of {amount} that nothing of ours explains{why}."
            found.append((Check.CAUSE, sentence, entry.id, entry.source))
        elif cause.difference:
            found.append((Check.AMOUNT, cause.difference, entry.id, cause.name))
    return found


def _about_missing(door: Gateway, at: datetime) -> list[tuple[Check, str, str, str]]:
    missing = missing_lines(provider=door.provider, before=at)
    return [(Check.TRANSACTION, one.sentence, "", one.subject) for one in missing]


def _about_figures(figures: dict[str, Figures]) -> list[tuple[Check, str, str, str]]:
    found = []
    for currency, these in figures.items():
        if not these.agree:
            theirs, ours = format_minor(these.provider, currency), format_minor(these.ledger, currency)
            sentence = f"The provider's balance is {theirs}, our books say {ours}."
            found.append((Check.BALANCE, sentence, "", currency))
        if these.short:
            short = format_minor(these.short, currency)
            sentence = (
                f"{short} more is owed to customers, workers and members than is there. Send nothing to the bank."
            )
            found.append((Check.OWN_SHARE, sentence, "", currency))
    return found
