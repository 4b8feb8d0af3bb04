"""The co-op's balance at the provider, line by line, and the way from there to its bank."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import stripe

from foundation.money.calculations.money import Money
from payments.gateway.calculations.requests import Op
from payments.gateway.calculations.states import BalanceEntry, SweepState
from payments.gateway.clients.connection import call
from payments.gateway.clients.reading import identity, mark
from payments.gateway.clients.wire import from_wire, moment, seconds, to_wire


class Balances:
    """Part of the gateway: what is there, and what moved it."""

    client: stripe.StripeClient

    def balance(self) -> list[Money]:
        """Return the balance per currency, sorted: available, pending and held for workers' negative balances."""
        found = call(self.client.v1.balance.retrieve)
        totals: Counter[str] = Counter()
        for part in ("available", "pending", "connect_reserved"):
            for amount in getattr(found, part, None) or []:
                totals[amount.currency] += amount.amount
        return [from_wire(total, currency) for currency, total in sorted(totals.items())]

    def transactions(self, since: datetime) -> Iterator[BalanceEntry]:
        """Yield every balance transaction made at or after `since`, newest first, page by page."""
        params: dict = {"created": {"gte": seconds(since)}, "limit": 100, "expand": ["data.source"]}
        page = call(self.client.v1.balance_transactions.list, params)
        while True:
            yield from (_entry(txn) for txn in page.data)
            if not page.has_more or not page.data:
                return
            params["starting_after"] = page.data[-1].id
            page = call(self.client.v1.balance_transactions.list, params)

    def sweep(self, op: Op, amount: Money) -> SweepState:
        """Pay part of the co-op's balance out to its bank."""
        params: dict = {
            "amount": to_wire(amount),
            "currency": amount.currency.lower(),
            "metadata": {"op": op.id},
        }
        return _payout(call(self.client.v1.payouts.create, params, {"idempotency_key": op.key}))

    def read_payout(self, payout_id: str, account: str = "") -> SweepState:
        """Read a payout of the co-op, or of the connected `account`."""
        options: dict = {"stripe_account": account} if account else {}
        return _payout(call(self.client.v1.payouts.retrieve, payout_id, {}, options))

    def keep_payouts_manual(self) -> None:
        """Stop automatic payouts: they would drain money that is owed to workers and customers."""
        params: dict = {"payments": {"payouts": {"schedule": {"interval": "manual"}}}}
        call(self.client.v1.balance_settings.update, params)


def _payout(payout: Any) -> SweepState:
    return SweepState(
        id=payout.id,
        status=payout.status,
        amount=from_wire(payout.amount, payout.currency),
        txn_id=identity(payout.balance_transaction),
    )


def _entry(txn: Any) -> BalanceEntry:
    source = txn.source
    full = source is not None and not isinstance(source, str)
    kind = str(getattr(source, "object", "")) if full else ""
    amount, fee, net = (from_wire(value, txn.currency) for value in (txn.amount, txn.fee, txn.net))
    return BalanceEntry(
        id=txn.id,
        type=txn.type,
        category=getattr(txn, "reporting_category", None) or txn.type,
        amount=amount.minor,
        fee=fee.minor,
        net=net.minor,
        currency=amount.currency,
        source=identity(source),
        source_object=kind,
        created=moment(txn.created),
        available_on=moment(txn.available_on),
        available=txn.status == "available",
        payment_id=identity(getattr(source, "payment_intent", None)) if full else "",
        charge_id=identity(source if kind == "charge" else getattr(source, "charge", None)) if full else "",
        op=mark(source) if full else "",
    )
