"""`/v1/checkout/sessions`."""

from typing import Final

from payments.sandbox.call import Call, route
from payments.sandbox.currencies import MINIMUM, is_currency, written
from payments.sandbox.engine import sessions
from payments.sandbox.errors import refused
from payments.sandbox.paging import PAGE, pages
from payments.sandbox.params import Params
from payments.sandbox.render import listing
from payments.sandbox.settings import DAY
from payments.sandbox.store import Obj, new_id

LEAST_OPEN: Final = 30 * 60
MOST_OPEN: Final = DAY
MOST_LINES: Final = 100
IGNORED: Final = {  # accepted because they change only what the customer sees
    "billing_address_collection",
    "branding_settings",
    "customer_creation",
    "custom_text",
    "locale",
    "origin_context",
    "phone_number_collection",
    "submit_type",
    "allowed_payment_method_types",
    "adaptive_pricing",
}
PLAYED: Final = {
    "cancel_url",
    "client_reference_id",
    "currency",
    "customer_email",
    "expand",
    "expires_at",
    "line_items",
    "metadata",
    "mode",
    "payment_intent_data",
    "success_url",
    "ui_mode",
}
INTENT_DATA: Final = {
    "capture_method",
    "description",
    "metadata",
    "receipt_email",
    "statement_descriptor_suffix",
    "transfer_group",
}


def create(call: Call) -> Obj:
    """Open a session for one payment on the hosted page."""
    params, now = call.params, call.world.now()
    _hosted_payment_only(params)
    lines = _lines(params)
    total = sum(line["amount_total"] for line in lines)
    currency = str(lines[0]["currency"])
    least = MINIMUM.get(currency, 1)
    if total < least:
        raise refused(
            f"The Checkout Session's total amount must convert to at least {written(least, currency)}.",
            code="amount_too_small",
        )
    identifier = new_id("cs_test_a1", 56)
    body: Obj = {
        **_constants(),
        "id": identifier,
        "amount_subtotal": total,
        "amount_total": total,
        "cancel_url": params.url("cancel_url"),
        "client_reference_id": params.text("client_reference_id"),
        "created": now,
        "currency": currency,
        "customer_email": params.text("customer_email"),
        "expires_at": _expiry(params, now),
        "metadata": params.metadata(),
        "success_url": params.required_url("success_url"),
        "url": f"{call.world.settings.public_url}/c/pay/{identifier}",
        "_line_items": lines,
        "_payment_intent_data": _intent_data(params.child("payment_intent_data")),
    }
    call.world.store.insert(body, created=now, due=body["expires_at"])
    return call.show(body)


def _hosted_payment_only(params: Params) -> None:
    if params.required_text("mode") != "payment":
        raise refused("The sandbox plays only `payment` mode.", param="mode")
    if params.text("ui_mode") not in (None, "hosted_page"):
        raise refused("The sandbox plays only the hosted page.", param="ui_mode")


def _constants() -> Obj:
    return {
        "object": "checkout.session",
        "adaptive_pricing": {"enabled": False},
        "after_expiration": None,
        "allow_promotion_codes": None,
        "automatic_tax": {"enabled": False, "liability": None, "provider": None, "status": None},
        "billing_address_collection": None,
        "client_secret": None,
        "consent": None,
        "consent_collection": None,
        "currency_conversion": None,
        "custom_fields": [],
        "custom_text": {"after_submit": None, "shipping_address": None, "submit": None},
        "customer": None,
        "customer_account": None,
        "customer_creation": "if_required",
        "customer_details": None,
        "discounts": [],
        "invoice": None,
        "invoice_creation": None,
        "livemode": False,
        "locale": None,
        "mode": "payment",
        "payment_intent": None,
        "payment_link": None,
        "payment_method_collection": "if_required",
        "payment_method_options": {"card": {"request_three_d_secure": "automatic"}},
        "payment_method_types": ["card"],
        "payment_status": "unpaid",
        "phone_number_collection": {"enabled": False},
        "recovered_from": None,
        "setup_intent": None,
        "shipping_options": [],
        "status": "open",
        "submit_type": None,
        "subscription": None,
        "total_details": {"amount_discount": 0, "amount_shipping": 0, "amount_tax": 0},
        "ui_mode": "hosted_page",
    }


def _expiry(params: Params, now: int) -> int:
    wanted = params.integer("expires_at")
    if wanted is None:
        return now + MOST_OPEN
    if not now + LEAST_OPEN <= wanted <= now + MOST_OPEN:
        raise refused(
            "The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.",
            param="expires_at",
        )
    return wanted


def _intent_data(data: Params) -> Obj:
    for name in data.tree:
        if name not in INTENT_DATA:
            raise refused(f"The sandbox does not play {data.named(name)}.", param=data.named(name))
    texts: Obj = {name: data.text(name) for name in INTENT_DATA - {"metadata"}}
    return {**texts, "metadata": data.metadata()}


def _lines(params: Params) -> list[Obj]:
    found = [_line(item) for item in params.children("line_items")]
    if not found:
        raise refused("Missing required param: line_items.", code="parameter_missing", param="line_items")
    if len(found) > MOST_LINES:
        raise refused(f"You can pass at most {MOST_LINES} line items.", param="line_items")
    if len({line["currency"] for line in found}) > 1:
        raise refused("All line items must have the same currency.", param="line_items")
    return found


def _line(item: Params) -> Obj:
    price = item.child("price_data")
    if "price_data" not in item:
        raise refused("The sandbox keeps no catalogue: give `price_data`.", param=item.named("price_data"))
    currency = price.required_text("currency").lower()
    if not is_currency(currency):
        raise refused(f"Invalid currency: {currency}", param=price.named("currency"))
    name = price.child("product_data").required_text("name")
    price.need("unit_amount")
    unit, quantity = price.integer("unit_amount") or 0, item.integer("quantity")
    if unit < 0 or (quantity is not None and quantity < 1):
        where = price.named("unit_amount") if unit < 0 else item.named("quantity")
        raise refused("Invalid non-negative integer", code="parameter_invalid_integer", param=where)
    amount = unit * (1 if quantity is None else quantity)
    return {
        "id": new_id("li_1"),
        "object": "item",
        "amount_discount": 0,
        "amount_subtotal": amount,
        "amount_tax": 0,
        "amount_total": amount,
        "currency": currency,
        "description": name,
        "price": {"id": new_id("price_1"), "object": "price", "currency": currency, "unit_amount": unit},
        "quantity": 1 if quantity is None else quantity,
    }


def _found(call: Call) -> Obj:
    return call.find("checkout.session", "checkout.session", hole="session")


def retrieve(call: Call) -> Obj:
    """One session."""
    return call.show(_found(call))


def update(call: Call) -> Obj:
    """Change the notes on a session."""
    body = _found(call)
    call.params.note_on(body)
    return call.show(call.world.store.save(body))


def expire(call: Call) -> Obj:
    """Close a session so that nobody can pay on it."""
    return call.show(sessions.expire(call.world, _found(call)))


def index(call: Call) -> Obj:
    """Sessions, newest first."""
    status, intent = call.params.text("status"), call.params.text("payment_intent")
    where, values = ("AND parent = ?", (intent,)) if intent else ("", ())
    return pages(call, "checkout.session", where=where, values=values, equal={"status": status})


def line_items(call: Call) -> Obj:
    """What a session is for."""
    return listing(call.path, _found(call)["_line_items"])


ROUTES: Final = (
    route("POST", "/v1/checkout/sessions", create, PLAYED | IGNORED),
    route("GET", "/v1/checkout/sessions", index, (*PAGE, "status", "payment_intent")),
    route("GET", "/v1/checkout/sessions/{session}", retrieve),
    route("POST", "/v1/checkout/sessions/{session}", update, ("metadata", "expand")),
    route("POST", "/v1/checkout/sessions/{session}/expire", expire),
    route("GET", "/v1/checkout/sessions/{session}/line_items", line_items),
)
