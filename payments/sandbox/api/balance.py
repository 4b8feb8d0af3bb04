"""`/v1/balance`, `/v1/balance_transactions` and `/v1/balance_settings`."""

from typing import Final

from payments.sandbox.call import Call, route
from payments.sandbox.engine import ledger, payouts
from payments.sandbox.paging import PAGE, pages
from payments.sandbox.store import Obj


def retrieve(call: Call) -> Obj:
    """What is there, in each currency, and how much of it can be moved now."""
    pots = ledger.balances(call.world, call.account) or {
        call.world.settings.default_currency: {"available": 0, "pending": 0}
    }
    return {"object": "balance", "livemode": False, **{name: _pot(pots, name) for name in ("available", "pending")}}


def _pot(pots: dict[str, dict[str, int]], name: str) -> list[Obj]:
    return [
        {"amount": amounts[name], "currency": currency, "source_types": {"card": amounts[name]}}
        for currency, amounts in pots.items()
    ]


def transaction(call: Call) -> Obj:
    """One change of the balance."""
    return call.show(call.find("balance_transaction", "balance transaction"))


def transactions(call: Call) -> Obj:
    """Every change of the balance, newest first."""
    params = call.params
    source, kind, currency = params.text("source"), params.text("type"), params.text("currency")
    where, values = ("AND parent = ?", (source,)) if source else ("", ())
    equal = {"type": kind, "currency": currency}
    return pages(call, "balance_transaction", where=where, values=values, equal=equal)


def settings(call: Call) -> Obj:
    """How and when the balance is paid out to the bank."""
    return payouts.settings(call.world, call.account)


def change_settings(call: Call) -> Obj:
    """Change the payout schedule; with `manual`, money stays until it is sent."""
    body = settings(call)
    asked = call.params.child("payments")
    wanted = asked.child("payouts")
    interval, descriptor = wanted.child("schedule").text("interval"), wanted.text("statement_descriptor")
    if interval:
        body["payments"]["payouts"]["schedule"] = {"interval": interval}
    if descriptor:
        body["payments"]["payouts"]["statement_descriptor"] = descriptor
    debit = asked.flag("debit_negative_balances")
    if debit is not None:
        body["payments"]["debit_negative_balances"] = debit
    return payouts.keep_settings(call.world, body, call.account)


ROUTES: Final = (
    route("GET", "/v1/balance", retrieve),
    route("GET", "/v1/balance_transactions", transactions, (*PAGE, "source", "type", "currency")),
    route("GET", "/v1/balance_transactions/{id}", transaction),
    route("GET", "/v1/balance_settings", settings),
    route("POST", "/v1/balance_settings", change_settings),
)
