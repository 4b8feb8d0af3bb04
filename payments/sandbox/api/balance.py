"""`/v1/balance`, `/v1/balance_transactions` and `/v1/balance_settings`."""

import json
from typing import Final

from payments.sandbox.call import Call, route
from payments.sandbox.engine import ledger
from payments.sandbox.paging import PAGE, pages
from payments.sandbox.store import Obj

SETTINGS: Final = "balance_settings"


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

    def keep(body: Obj) -> bool:
        return kind in (None, body["type"]) and currency in (None, body["currency"])

    narrowed = kind is not None or currency is not None
    return pages(call, "balance_transaction", where=where, values=values, keep=keep if narrowed else None)


def _settings(call: Call) -> Obj:
    kept = call.world.store.mark(f"{SETTINGS}:{call.account}")
    if kept:
        body: Obj = json.loads(kept)
        return body
    days = call.world.settings.settle_after // 86_400
    return {
        "object": "balance_settings",
        "payments": {
            "debit_negative_balances": True,
            "payouts": {
                "automatic_transfer_rules_by_currency": None,
                "minimum_balance_by_currency": None,
                "schedule": {"interval": "daily"},
                "statement_descriptor": None,
                "status": "enabled",
            },
            "settlement_timing": {"delay_days": days},
        },
    }


def settings(call: Call) -> Obj:
    """How and when the balance is paid out to the bank."""
    return _settings(call)


def change_settings(call: Call) -> Obj:
    """Change the payout schedule; with `manual`, money stays until it is sent."""
    body = _settings(call)
    asked = call.params.child("payments")
    payouts = asked.child("payouts")
    interval = payouts.child("schedule").text("interval")
    if interval:
        body["payments"]["payouts"]["schedule"] = {"interval": interval}
    descriptor = payouts.text("statement_descriptor")
    if descriptor:
        body["payments"]["payouts"]["statement_descriptor"] = descriptor
    debit = asked.flag("debit_negative_balances")
    if debit is not None:
        body["payments"]["debit_negative_balances"] = debit
    call.world.store.set_mark(f"{SETTINGS}:{call.account}", json.dumps(body))
    return body


ROUTES: Final = (
    route("GET", "/v1/balance", retrieve),
    route("GET", "/v1/balance_transactions", transactions, (*PAGE, "source", "type", "currency")),
    route("GET", "/v1/balance_transactions/{id}", transaction),
    route("GET", "/v1/balance_settings", settings),
    route("POST", "/v1/balance_settings", change_settings),
)
