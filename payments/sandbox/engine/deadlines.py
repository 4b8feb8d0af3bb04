"""What happens by itself when its time has come, and how to bring that time nearer."""

from payments.sandbox.engine import holds, ledger, payouts, refunds, sessions
from payments.sandbox.store import Obj
from payments.sandbox.world import World


def run_due(world: World) -> int:
    """Settle, expire and let arrive whatever is due by now; how many things happened."""
    found = world.store.due(world.now())
    for account, body in found:
        _happen(world, account, body)
    return len(found) + refunds.retry_waiting(world)


def _happen(world: World, account: str, body: Obj) -> None:
    kind = body["object"]
    if kind == "balance_transaction":
        ledger.settle(world, body, account)
    elif kind == "checkout.session":
        sessions.expire(world, body)
    elif kind == "payment_intent":
        holds.cancel(world, body, "automatic")
    elif kind == "payout":
        payouts.arrive(world, body)


def pass_time(world: World, seconds: int) -> int:
    """Bring every deadline nearer and make remembered answers older, then run what is due.

    The clock itself is left alone, so that shop and sandbox never disagree about the time.
    """
    store = world.store
    store.run("UPDATE answers SET created = created - ?", seconds)
    for row in store.rows("SELECT id, due FROM objects WHERE due IS NOT NULL"):
        store.set_due(row["id"], row["due"] - seconds)
        body = store.get(row["id"])
        assert body is not None
        for key in ("available_on", "expires_at", "arrival_date"):
            if key in body:
                body[key] -= seconds
        store.save(body)
        _age_hold(world, body, seconds)
    for link in list(store.find("v2.core.account_link")):
        store.save({**link, "_expires": link["_expires"] - seconds})
    return run_due(world)


def _age_hold(world: World, body: Obj, seconds: int) -> None:
    """A hold on a card runs out on the day its charge names."""
    if body["object"] == "payment_intent" and body["latest_charge"]:
        charge = world.store.get(body["latest_charge"])
        assert charge is not None
        charge["payment_method_details"]["card"]["capture_before"] -= seconds
        world.store.save(charge)
