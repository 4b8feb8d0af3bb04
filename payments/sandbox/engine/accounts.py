"""Connected accounts (Accounts v2, as recipients): what they may do and what is still asked of them."""

from typing import Final

from payments.sandbox.events import emit
from payments.sandbox.store import Obj
from payments.sandbox.world import World

STATES: Final = ("needs_info", "pending", "active", "closed")
CAPABILITY: Final = "stripe_balance.stripe_transfers"
STATUS: Final = {"needs_info": "restricted", "pending": "pending", "active": "active", "closed": "restricted"}
DETAILS: Final = {
    "restricted": [{"code": "requirements_past_due", "resolution": "provide_info"}],
    "pending": [{"code": "requirements_pending_verification", "resolution": "no_resolution"}],
    "active": [],
}
ASKED_FIRST: Final = ("identity.individual.given_name", "identity.individual.address", "default_outbound_destination")
ASKED_LATER: Final = ("identity.individual.documents.primary_verification",)


def transfers_of(account: Obj) -> Obj | None:
    """The capability to receive transfers, None when it was never asked for."""
    recipient = (account["configuration"] or {}).get("recipient") or {}
    balance = (recipient.get("capabilities") or {}).get("stripe_balance") or {}
    found: Obj | None = balance.get("stripe_transfers")
    return found


def can_be_paid(account: Obj) -> bool:
    """Whether money may be sent there now."""
    capability = transfers_of(account)
    return capability is not None and capability["status"] == "active"


def requirements(asked: tuple[str, ...], *, waiting_for: str = "user") -> Obj:
    """What the account's owner (or the provider) still has to do."""
    status = {"status": "currently_due"}
    entries = [
        {
            "awaiting_action_from": waiting_for,
            "description": item,
            "errors": [],
            "impact": {
                "restricts_capabilities": [{"capability": CAPABILITY, "configuration": "recipient", "deadline": status}]
            },
            "minimum_deadline": {"status": "currently_due"},
            "reference": None,
            "requested_reasons": [{"code": "routine_onboarding"}],
        }
        for item in asked
    ]
    summary = {"minimum_deadline": {"status": "currently_due", "time": None}} if entries else None
    return {"collector": "stripe", "entries": entries, "summary": summary}


def set_state(world: World, account: Obj, state: str) -> Obj:
    """Move to `active` (may be paid), `needs_info` (more is asked), `pending` (being checked) or `closed`."""
    if state not in STATES:
        raise ValueError(f"Not a state of an account: {state}")
    before, wanted_before = (transfers_of(account) or {}).get("status"), account["requirements"]
    capability = transfers_of(account)
    if capability is not None:
        capability["status"] = STATUS[state]
        capability["status_details"] = DETAILS[STATUS[state]]
    asked = {"needs_info": ASKED_LATER if before else ASKED_FIRST, "pending": ASKED_LATER}.get(state, ())
    account["requirements"] = requirements(asked, waiting_for="stripe" if state == "pending" else "user")
    if state == "closed":
        account["closed"] = True
    world.store.save(account)
    if account["requirements"] != wanted_before:
        emit(world, "v2.core.account[requirements].updated", account)
    if capability is not None and capability["status"] != before:
        name = "v2.core.account[configuration.recipient].capability_status_updated"
        emit(world, name, account, data={"updated_capability": CAPABILITY})
    if state == "closed":
        emit(world, "v2.core.account.closed", account)
    return account
