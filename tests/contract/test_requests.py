"""Requests against the SDK's own parameter types: good ones pass, each bad one is refused by name."""

import pytest

from payments.sandbox import contract
from payments.sandbox.errors import ApiError
from payments.sandbox.params import from_form

LINE = "line_items[0][price_data][currency]=gbp&line_items[0][price_data][unit_amount]=500"
LINE += "&line_items[0][price_data][product_data][name]=Hour&line_items[0][quantity]=1"
SESSION = f"mode=payment&success_url=http://shop.test/&{LINE}"
ACCOUNT = {
    "contact_email": "a@example.org",
    "dashboard": "express",
    "identity": {"country": "gb"},
    "configuration": {"recipient": {"capabilities": {"stripe_balance": {"stripe_transfers": {"requested": True}}}}},
    "defaults": {"responsibilities": {"fees_collector": "application", "losses_collector": "application"}},
    "include": ["configuration.recipient", "requirements"],
    "metadata": {"member": "7"},
}
LINK = {
    "account": "acct_1",
    "use_case": {
        "type": "account_onboarding",
        "account_onboarding": {"refresh_url": "http://shop.test/a", "return_url": "http://shop.test/b"},
    },
}
DESTINATION = {
    "name": "Shop",
    "type": "webhook_endpoint",
    "event_payload": "thin",
    "enabled_events": ["v1.refund.created"],
    "webhook_endpoint": {"url": "http://shop.test/hooks"},
    "include": ["webhook_endpoint.signing_secret"],
}

GOOD = [
    ("POST", "/v1/checkout/sessions", SESSION),
    (
        "POST",
        "/v1/checkout/sessions",
        f"{SESSION}&expires_at=1800000000&client_reference_id=bk&metadata[op]=1&cancel_url=http://shop.test/"
        "&payment_intent_data[transfer_group]=bk_1&payment_intent_data[metadata][op]=1"
        "&payment_intent_data[capture_method]=manual",
    ),
    ("GET", "/v1/checkout/sessions/cs_1", "expand[0]=payment_intent.latest_charge.balance_transaction"),
    ("POST", "/v1/checkout/sessions/cs_1/expire", ""),
    ("GET", "/v1/payment_intents/pi_1", "expand[0]=latest_charge"),
    ("POST", "/v1/payment_intents/pi_1/capture", "amount_to_capture=500"),
    ("POST", "/v1/payment_intents/pi_1/cancel", "cancellation_reason=requested_by_customer"),
    ("POST", "/v1/refunds", "payment_intent=pi_1&amount=500&metadata[op]=1&reason=requested_by_customer"),
    ("GET", "/v1/refunds", "payment_intent=pi_1&limit=100"),
    (
        "POST",
        "/v1/transfers",
        "amount=500&currency=gbp&destination=acct_1&source_transaction=ch_1&transfer_group=bk_1&metadata[op]=1",
    ),
    ("GET", "/v1/transfers", "transfer_group=bk_1&limit=100&starting_after=tr_1"),
    ("POST", "/v1/transfers/tr_1/reversals", "amount=500&metadata[op]=1"),
    ("GET", "/v1/balance_transactions", "created[gte]=1800000000&limit=100&expand[0]=data.source"),
    ("POST", "/v1/payouts", "amount=500&currency=gbp&metadata[op]=1"),
    ("POST", "/v1/balance_settings", "payments[payouts][schedule][interval]=manual"),
    ("GET", "/v1/events", "delivery_success=false&types[0]=refund.created"),
    ("GET", "/v1/disputes/du_1", ""),
    ("POST", "/v1/disputes/du_1", "evidence[customer_name]=Ada&submit=true"),
    ("GET", "/v1/balance", ""),
    ("POST", "/v1/transfers/tr_1", "metadata[gone]="),
    ("POST", "/v1/transfers/tr_1", "metadata="),
    ("POST", "/v2/core/accounts", ACCOUNT),
    ("POST", "/v2/core/account_links", LINK),
    ("POST", "/v2/core/event_destinations", DESTINATION),
    ("GET", "/v2/core/accounts/acct_1", "include[0]=configuration.recipient"),
    ("GET", "/v2/core/events", "limit=20&page=evt_1&types[0]=v1.refund.created"),
]

BAD = [
    ("POST", "/v1/checkout/sessions", f"{SESSION}&payment_method_types[0]=card", "payment_method_types"),
    ("POST", "/v1/checkout/sessions", f"{SESSION}&mode2=x", "mode2"),
    ("POST", "/v1/checkout/sessions", SESSION.replace("=payment", "=gift"), "mode"),
    (
        "POST",
        "/v1/checkout/sessions",
        SESSION.replace("unit_amount]=500", "unit_amount]=5.00"),
        "line_items[0][price_data][unit_amount]",
    ),
    ("POST", "/v1/checkout/sessions", f"{SESSION}&line_items[0][colour]=red", "line_items[0][colour]"),
    (
        "POST",
        "/v1/checkout/sessions",
        SESSION.replace(
            "&line_items[0][price_data][product_data][name]=Hour", "&line_items[0][price_data][product_data][x]=Hour"
        ),
        "line_items[0][price_data][product_data][x]",
    ),
    ("POST", "/v1/checkout/sessions", f"{SESSION}&client_reference_id=", "client_reference_id"),
    (
        "POST",
        "/v1/checkout/sessions",
        f"{SESSION}&payment_intent_data[capture_method]=later",
        "payment_intent_data[capture_method]",
    ),
    ("POST", "/v1/transfers", "amount=500&currency=gbp", "destination"),
    ("POST", "/v1/transfers", "amount=500&destination=acct_1", "currency"),
    ("POST", "/v1/transfers", "amount=many&currency=gbp&destination=acct_1", "amount"),
    ("POST", "/v1/transfers", "amount=500&currency=gbp&destination=acct_1&payee=x", "payee"),
    ("POST", "/v1/refunds", "payment_intent=pi_1&reason=bored", "reason"),
    ("POST", "/v1/refunds", "payment_intent=pi_1&amount[0]=5", "amount"),
    ("POST", "/v1/payment_intents/pi_1/capture", "amount=500", "amount"),
    ("POST", "/v1/payouts", "currency=gbp", "amount"),
    (
        "POST",
        "/v1/balance_settings",
        "payments[payouts][schedule][interval]=hourly",
        "payments[payouts][schedule][interval]",
    ),
    ("POST", "/v1/balance_settings", "payouts[schedule][interval]=manual", "payouts"),
    ("GET", "/v1/balance_transactions", "created[since]=1", "created[since]"),
    ("GET", "/v1/events", "delivery_success=perhaps", "delivery_success"),
    ("POST", "/v2/core/accounts", {**ACCOUNT, "dashboard": "fancy"}, "dashboard"),
    ("POST", "/v2/core/accounts", {**ACCOUNT, "type": "express"}, "type"),
    ("POST", "/v2/core/accounts", {**ACCOUNT, "include": ["everything"]}, "include[0]"),
    (
        "POST",
        "/v2/core/accounts",
        {**ACCOUNT, "configuration": {"recipient": {"capabilities": {"stripe_balance": {"stripe_transfers": {}}}}}},
        "configuration[recipient][capabilities][stripe_balance][stripe_transfers][requested]",
    ),
    (
        "POST",
        "/v2/core/account_links",
        {
            **LINK,
            "use_case": {
                "type": "account_onboarding",
                "account_onboarding": {"configurations": ["recipient"], "refresh_url": "x"},
            },
        },
        "use_case[account_onboarding][configurations]",
    ),
    (
        "POST",
        "/v2/core/account_links",
        {**LINK, "use_case": {"type": "account_onboarding", "account_onboarding": {}}},
        "use_case[account_onboarding][refresh_url]",
    ),
    ("POST", "/v2/core/event_destinations", {**DESTINATION, "event_payload": "thick"}, "event_payload"),
    ("POST", "/v2/core/event_destinations", {**DESTINATION, "enabled_events": "all"}, "enabled_events"),
    ("POST", "/v2/core/event_destinations", {**DESTINATION, "name": 7}, "name"),
]


def held_to_contract(method, path, sent):
    endpoint = contract.find(method, path)
    assert endpoint is not None
    contract.check(endpoint, from_form(sent) if isinstance(sent, str) else sent)


@pytest.mark.parametrize(("method", "path", "sent"), GOOD)
def test_a_right_request_conforms(method, path, sent):
    held_to_contract(method, path, sent)


@pytest.mark.parametrize(("method", "path", "sent", "param"), BAD)
def test_a_wrong_request_is_refused_by_the_name_of_what_is_wrong(method, path, sent, param):
    with pytest.raises(ApiError) as caught:
        held_to_contract(method, path, sent)
    assert (caught.value.status, caught.value.param) == (400, param)


def test_the_parameter_every_old_tutorial_sends_has_an_error_code_of_its_own():
    with pytest.raises(ApiError) as caught:
        held_to_contract("POST", "/v1/checkout/sessions", f"{SESSION}&payment_method_types[0]=card")
    assert caught.value.code == "payment_method_types_no_longer_supported"
