"""`/v1/transfers` and their reversals."""

from typing import Final

from payments.sandbox.call import Call, route
from payments.sandbox.engine import transfers
from payments.sandbox.errors import no_such
from payments.sandbox.events import emit
from payments.sandbox.paging import PAGE, pages
from payments.sandbox.store import Obj

PLAYED: Final = (
    "amount",
    "currency",
    "description",
    "destination",
    "expand",
    "metadata",
    "source_transaction",
    "transfer_group",
)


def create(call: Call) -> Obj:
    """Send money to a connected account."""
    params = call.params
    made = transfers.send(
        call.world,
        amount=params.positive("amount"),
        currency=params.required_text("currency").lower(),
        destination=params.required_text("destination"),
        source=params.text("source_transaction"),
        group=params.text("transfer_group"),
        metadata=params.metadata(),
        description=params.text("description"),
    )
    return call.show(made)


def _found(call: Call, hole: str) -> Obj:
    return call.find("transfer", "transfer", hole=hole)


def retrieve(call: Call) -> Obj:
    """One transfer."""
    return call.show(_found(call, "transfer"))


def update(call: Call) -> Obj:
    """Change the notes on a transfer."""
    body = _found(call, "transfer")
    call.params.note_on(body)
    call.world.store.save(body)
    emit(call.world, "v1.transfer.updated", body)
    return call.show(body)


def index(call: Call) -> Obj:
    """Transfers, newest first; by group or by destination."""
    group, destination = call.params.text("transfer_group"), call.params.text("destination")
    where, values = ("AND team = ?", (group,)) if group else ("", ())
    return pages(call, "transfer", where=where, values=values, equal={"destination": destination})


def reverse(call: Call) -> Obj:
    """Take money back from a connected account."""
    params = call.params
    made = transfers.take_back(
        call.world,
        _found(call, "id"),
        amount=params.positive("amount") if "amount" in params else None,
        metadata=params.metadata(),
        description=params.text("description"),
    )
    return call.show(made)


def reversal(call: Call) -> Obj:
    """One reversal of one transfer."""
    body = call.find("transfer_reversal", "transfer_reversal", hole="id")
    if body["transfer"] != call.holes["transfer"]:
        raise no_such("transfer_reversal", call.holes["id"])
    return call.show(body)


def reversals(call: Call) -> Obj:
    """The reversals of one transfer, newest first."""
    return pages(call, "transfer_reversal", where="AND parent = ?", values=(_found(call, "id")["id"],))


ROUTES: Final = (
    route("POST", "/v1/transfers", create, PLAYED),
    route("GET", "/v1/transfers", index, (*PAGE, "transfer_group", "destination")),
    route("GET", "/v1/transfers/{transfer}", retrieve),
    route("POST", "/v1/transfers/{transfer}", update, ("metadata", "expand")),
    route("POST", "/v1/transfers/{id}/reversals", reverse, ("amount", "description", "expand", "metadata")),
    route("GET", "/v1/transfers/{id}/reversals", reversals, set(PAGE) - {"created"}),
    route("GET", "/v1/transfers/{transfer}/reversals/{id}", reversal),
)
