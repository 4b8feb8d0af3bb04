"""`/v2/core/accounts` and `/v2/core/account_links`: members' accounts, and the link to their onboarding page."""

from typing import Final

from payments.sandbox.call import Call, route
from payments.sandbox.engine import accounts
from payments.sandbox.errors import no_such, refused
from payments.sandbox.paging import newer_pages
from payments.sandbox.params import Params
from payments.sandbox.store import Obj, new_id
from payments.sandbox.world import stamp

KIND: Final = "v2.core.account"
LINK: Final = "v2.core.account_link"
INCLUDABLE: Final = ("configuration.recipient", "defaults", "future_requirements", "identity", "requirements")
PLAYED: Final = {
    "configuration",
    "contact_email",
    "contact_phone",
    "dashboard",
    "defaults",
    "display_name",
    "identity",
    "include",
    "metadata",
}


def create(call: Call) -> Obj:
    """Make an account that money can be sent to, once its owner has answered the provider's questions."""
    params, now = call.params, call.world.now()
    configuration = params.child("configuration")
    for name in configuration.tree:
        if name != "recipient":
            raise refused("The sandbox plays only recipients.", param=configuration.named(name))
    identity = params.child("identity")
    body: Obj = {
        "id": new_id("acct_1", 16),
        "object": KIND,
        "applied_configurations": ["recipient"] if "recipient" in configuration else [],
        "closed": False,
        "configuration": {"recipient": _recipient(configuration.child("recipient"))},
        "contact_email": params.text("contact_email"),
        "contact_phone": params.text("contact_phone"),
        "created": stamp(now),
        "dashboard": params.text("dashboard"),
        "defaults": dict(params.child("defaults").tree) or None,
        "display_name": params.text("display_name"),
        "future_requirements": None,
        "identity": dict(identity.tree) or None,
        "livemode": False,
        "metadata": params.metadata(),
        "requirements": accounts.requirements(accounts.ASKED_FIRST),
    }
    if body["dashboard"] == "express":
        params.need("contact_email")
        identity.need("country")
    call.world.store.insert(body, created=now)
    return _told(body, params)


def _recipient(asked: Params) -> Obj:
    wanted = asked.child("capabilities").child("stripe_balance").child("stripe_transfers").flag("requested")
    if not wanted:
        return {"applied": bool(asked.tree), "capabilities": None}
    first = {"status": "restricted", "status_details": accounts.DETAILS["restricted"]}
    return {"applied": True, "capabilities": {"stripe_balance": {"stripe_transfers": first}}}


def _told(body: Obj, params: Params) -> Obj:
    """Only the parts that were asked for under `include`; the others are null, as in the v2 interface."""
    asked = params.texts("include")
    for place, name in enumerate(asked):
        if name not in INCLUDABLE:
            raise refused(f"Invalid include: {name}", param=f"include[{place}]")
    answer = {key: value for key, value in body.items() if not key.startswith("_")}
    for name in INCLUDABLE:
        if name not in asked:
            answer[name.partition(".")[0]] = None
    return answer


def _found(call: Call) -> Obj:
    return call.find(KIND, "account")


def retrieve(call: Call) -> Obj:
    """One account."""
    return _told(_found(call), call.params)


def update(call: Call) -> Obj:
    """Change the plain details of an account."""
    body, params = _found(call), call.params
    for name in ("contact_email", "contact_phone", "display_name"):
        body[name] = params.text(name) or body[name]
    params.note_on(body)
    call.world.store.save(body)
    return _told(body, params)


def close(call: Call) -> Obj:
    """Close an account for good."""
    return _told(accounts.set_state(call.world, _found(call), "closed"), call.params)


def index(call: Call) -> Obj:
    """All accounts, newest first."""
    closed = call.params.flag("closed") or False
    applied = set(call.params.texts("applied_configurations"))

    def keep(body: Obj) -> bool:
        return bool(body["closed"]) == closed and applied <= set(body["applied_configurations"])

    answer = newer_pages(call, KIND, default=20, keep=keep)
    answer["data"] = [_told(body, Params({})) for body in answer["data"]]
    return answer


def link(call: Call) -> Obj:
    """A short-lived address, good for one visit, where the account's owner answers the provider's questions."""
    params, now = call.params, call.world.now()
    account = params.required_text("account")
    owner = call.world.store.get(account, KIND)
    if owner is None or owner["closed"]:
        raise no_such("account", account, param="account", status=400)
    use_case = params.child("use_case")
    kind = use_case.required_text("type")
    details = use_case.child(kind)
    token = new_id("acctlink_", 32)
    body: Obj = {
        "id": token,
        "object": LINK,
        "account": account,
        "created": stamp(now),
        "expires_at": stamp(now + call.world.settings.link_lives),
        "livemode": False,
        "url": f"{call.world.settings.public_url}/c/onboarding/{token}",
        "use_case": dict(use_case.tree),
        "_refresh_url": details.required_url("refresh_url"),
        "_return_url": details.url("return_url"),
        "_expires": now + call.world.settings.link_lives,
        "_used": False,
    }
    call.world.store.insert(body, created=now, parent=account)
    answer = call.show(body)
    del answer["id"]
    return answer


ROUTES: Final = (
    route("POST", "/v2/core/accounts", create, PLAYED),
    route("GET", "/v2/core/accounts", index),
    route("GET", "/v2/core/accounts/{id}", retrieve),
    route(
        "POST",
        "/v2/core/accounts/{id}",
        update,
        {"contact_email", "contact_phone", "display_name", "include", "metadata"},
    ),
    route("POST", "/v2/core/accounts/{id}/close", close),
    route("POST", "/v2/core/account_links", link),
)
