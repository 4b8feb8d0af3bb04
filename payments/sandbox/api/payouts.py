"""`/v1/payouts`: from a balance to a bank."""

from typing import Final

from payments.sandbox.call import Call, route
from payments.sandbox.engine import payouts
from payments.sandbox.paging import PAGE, pages
from payments.sandbox.store import Obj


def create(call: Call) -> Obj:
    """Send available money to the bank."""
    params = call.params
    made = payouts.send(
        call.world,
        amount=params.positive("amount"),
        currency=params.required_text("currency").lower(),
        account=call.account,
        metadata=params.metadata(),
        description=params.text("description"),
    )
    return call.show(made)


def _found(call: Call) -> Obj:
    return call.find("payout", "payout", hole="payout")


def retrieve(call: Call) -> Obj:
    """One payout."""
    return call.show(_found(call))


def cancel(call: Call) -> Obj:
    """Stop a payout that is on its way."""
    return call.show(payouts.cancel(call.world, _found(call)))


def index(call: Call) -> Obj:
    """Payouts, newest first."""
    status = call.params.text("status")
    return pages(call, "payout", equal={"status": status})


ROUTES: Final = (
    route("POST", "/v1/payouts", create, ("amount", "currency", "description", "expand", "metadata")),
    route("GET", "/v1/payouts", index, (*PAGE, "status")),
    route("GET", "/v1/payouts/{payout}", retrieve),
    route("POST", "/v1/payouts/{payout}/cancel", cancel),
)
