"""`/v1/charges` and `/v1/radar/early_fraud_warnings`: read only."""

from typing import Final

from payments.sandbox.call import Call, route
from payments.sandbox.paging import PAGE, pages
from payments.sandbox.store import Obj


def retrieve(call: Call) -> Obj:
    """One charge."""
    return call.show(call.find("charge", "charge", hole="charge"))


def index(call: Call) -> Obj:
    """Charges, newest first; by payment or by transfer group."""
    intent, group = call.params.text("payment_intent"), call.params.text("transfer_group")
    clauses = [(name, value) for name, value in (("parent", intent), ("team", group)) if value]
    where = "".join(f" AND {name} = ?" for name, _value in clauses)
    return pages(call, "charge", where=where, values=tuple(value for _name, value in clauses))


def warning(call: Call) -> Obj:
    """One early fraud warning."""
    return call.show(call.find("radar.early_fraud_warning", "early_fraud_warning", hole="early_fraud_warning"))


def warnings(call: Call) -> Obj:
    """Early fraud warnings, newest first."""
    charge, intent = call.params.text("charge"), call.params.text("payment_intent")
    where, values = ("AND parent = ?", (charge,)) if charge else ("", ())
    kind = "radar.early_fraud_warning"
    return pages(call, kind, where=where, values=values, equal={"payment_intent": intent})


ROUTES: Final = (
    route("GET", "/v1/charges", index, (*PAGE, "payment_intent", "transfer_group")),
    route("GET", "/v1/charges/{charge}", retrieve),
    route("GET", "/v1/radar/early_fraud_warnings", warnings, (*PAGE, "charge", "payment_intent")),
    route("GET", "/v1/radar/early_fraud_warnings/{early_fraud_warning}", warning),
)
