"""How an object leaves the sandbox: without its private keys, with the parts the caller asked to see in full."""

from typing import Any, Final

from payments.sandbox.errors import refused
from payments.sandbox.store import Obj, Store

REFERENCES: Final = {
    "checkout.session": ("payment_intent",),
    "payment_intent": ("latest_charge", "payment_method"),
    "charge": ("balance_transaction", "payment_intent", "failure_balance_transaction", "source_transfer"),
    "refund": ("balance_transaction", "charge", "payment_intent", "failure_balance_transaction"),
    "transfer": ("balance_transaction", "source_transaction", "destination_payment"),
    "transfer_reversal": ("balance_transaction", "transfer"),
    "payout": ("balance_transaction", "failure_balance_transaction"),
    "balance_transaction": ("source",),
    "dispute": ("charge", "payment_intent"),
    "radar.early_fraud_warning": ("charge", "payment_intent"),
}
HIDDEN_LISTS: Final = {("checkout.session", "line_items"), ("charge", "refunds")}
MAX_DEPTH: Final = 4


def visible(body: Obj) -> Obj:
    """The object without the sandbox's own notes."""
    return {key: value for key, value in body.items() if not key.startswith("_")}


def listing(url: str, data: list[Obj], *, has_more: bool = False) -> Obj:
    """A v1 list."""
    return {"object": "list", "data": data, "has_more": has_more, "url": url}


def shown(store: Store, body: Obj) -> Obj:
    """The object as its own endpoint gives it, parts that always come with it included."""
    answer = visible(body)
    if body["object"] == "transfer":
        found = [visible(item) for item in store.children("transfer_reversal", body["id"])]
        url = f"/v1/transfers/{body['id']}/reversals"
        answer["reversals"] = listing(url, found[:10], has_more=len(found) > 10)
    return answer


def expanded(store: Store, answer: Obj, paths: list[str]) -> Obj:
    """Replace ids by the objects they name, along dotted paths such as `data.source` or `latest_charge.refunds`."""
    for path in paths:
        steps = path.split(".")
        if len(steps) - (steps[0] == "data") > MAX_DEPTH:
            raise refused(f"You cannot expand more than {MAX_DEPTH} levels of a property.", param="expand")
        _expand(store, answer, steps, path)
    return answer


def _expand(store: Store, node: Any, steps: list[str], path: str) -> None:
    if not steps or node is None:
        return
    if isinstance(node, list):
        for item in node:
            _expand(store, item, steps, path)
        return
    step, rest = steps[0], steps[1:]
    kind = node.get("object")
    if kind == "list" and step == "data":
        _expand(store, node["data"], rest, path)
    elif (kind, step) in HIDDEN_LISTS:
        node[step] = _hidden_list(store, node, step)
        _expand(store, node[step], rest, path)
    elif step in REFERENCES.get(kind, ()):
        if isinstance(node.get(step), str):
            found = store.get(node[step])
            node[step] = shown(store, found) if found else node[step]
        if isinstance(node.get(step), dict):
            _expand(store, node[step], rest, path)
    else:
        raise refused(f"This property cannot be expanded ({path}).", param="expand")


def _hidden_list(store: Store, node: Obj, step: str) -> Obj:
    if step == "refunds":
        found = [visible(item) for item in store.children("refund", node["id"])]
        return listing(f"/v1/charges/{node['id']}/refunds", found[:10], has_more=len(found) > 10)
    session = store.get(node["id"]) or {}
    return listing(f"/v1/checkout/sessions/{node['id']}/line_items", session.get("_line_items", []))
