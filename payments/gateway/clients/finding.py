"""Looking for what an operation may have made already: the objects it can be, and the mark it would carry."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import stripe

from payments.gateway.calculations.requests import Op
from payments.gateway.calculations.states import RemoteRef
from payments.gateway.clients.connection import call
from payments.gateway.clients.reading import mark
from payments.gateway.clients.wire import seconds

# Clocks of two companies differ a little.
EARLIER = timedelta(minutes=10)
PAGE = 100
# Kinds whose object is a transfer: a worker's share, and a member's part of the surplus.
TRANSFERS = ("pay_worker", "pay_patronage")


class Finding:
    """Part of the gateway: the adopt step. Lists only: the provider's search lags behind what it did."""

    client: stripe.StripeClient

    def find_by_op(self, op: Op) -> RemoteRef | None:
        """Return what the operation made or changed, or None. Raises GatewayError.

        New objects carry its mark. Closing a page and letting go of a reservation make none: there the object's own
        state tells. Raises LookupError for a kind nobody can look for.
        """
        if op.kind == "expire_checkout":
            page = call(self.client.v1.checkout.sessions.retrieve, op.params["checkout_id"])
            return None if page.status == "open" else RemoteRef(id=page.id, kind=op.kind)
        if op.kind == "release":
            intent = call(self.client.v1.payment_intents.retrieve, op.params["payment_id"])
            return RemoteRef(id=intent.id, kind=op.kind) if intent.status == "canceled" else None
        for thing in self._candidates(op):
            if mark(thing) == op.id:
                return RemoteRef(id=thing.id, kind=op.kind)
        return None

    def _candidates(self, op: Op) -> Iterator[Any]:
        v1 = self.client.v1
        params = op.params
        if op.kind == "open_checkout":
            return _pages(v1.checkout.sessions.list, {"created": _since(op)})
        if op.kind == "refund":
            return _pages(v1.refunds.list, {"payment_intent": params["payment_id"]})
        if op.kind in TRANSFERS:
            return _pages(v1.transfers.list, {"transfer_group": params["group"]})
        if op.kind == "take_back":
            return _pages(v1.transfers.reversals.list, {}, params["transfer_id"])
        if op.kind == "sweep":
            return _pages(v1.payouts.list, {"created": _since(op)})
        if op.kind == "create_payee":
            return self._accounts()
        if op.kind == "capture":
            return iter([call(v1.payment_intents.retrieve, params["payment_id"])])
        raise LookupError(f"an operation of kind {op.kind!r} cannot be looked for")

    def _accounts(self) -> Iterator[Any]:
        wanted: dict = {"applied_configurations": ["recipient"], "limit": PAGE}
        page: Any = call(self.client.v2.core.accounts.list, wanted)
        while True:
            yield from page.data
            if not page.next_page_url:
                return
            answer = call(self.client.raw_request, "get", page.next_page_url)
            page = self.client.deserialize(answer, api_mode="V2")


def _since(op: Op) -> dict[str, int]:
    if op.first_sent is None:
        raise LookupError("an operation that was never sent has made nothing")
    begun: datetime = op.first_sent
    return {"gte": seconds(begun - EARLIER)}


def _pages(list_call: Any, params: dict, *path: str) -> Iterator[Any]:
    params = {**params, "limit": PAGE}
    while True:
        page = call(list_call, *path, params)
        yield from page.data
        if not page.has_more or not page.data:
            return
        params["starting_after"] = page.data[-1].id
