"""A Checkout Session from its making to its end."""

import pytest
import stripe


def kinds(control):
    return [event["type"] for event in control.events()]


def test_a_new_session_is_open_and_has_no_payment_yet(shop, now):
    session = shop.session(1250, expires_at=now + 1900, client_reference_id="bk_1")
    assert (session.status, session.payment_status, session.payment_intent) == ("open", "unpaid", None)
    assert (session.amount_total, session.currency, session.client_reference_id) == (1250, "gbp", "bk_1")
    assert session.url == f"{shop.server.url}/c/pay/{session.id}"
    assert session.expires_at == now + 1900


def test_paying_completes_the_session_and_charges_the_fee_in_whole_pence(shop, control):
    intent = shop.paid(5000)
    entry = intent.latest_charge.balance_transaction
    assert (intent.status, intent.amount_received, intent.transfer_group) == ("succeeded", 5000, "bk_1")
    assert (entry.amount, entry.fee, entry.net, entry.type) == (5000, 95, 4905, "charge")  # 1.5 % of 50.00 and 20p
    assert entry.status == "pending"
    assert control.balance() == {"gbp": {"available": 0, "pending": 4905}}
    assert kinds(control) == ["v1.payment_intent.succeeded", "v1.checkout.session.completed"]


@pytest.mark.parametrize(("amount", "fee"), [(30, 20), (100, 22), (3333, 70), (3366, 70), (3367, 71)])
def test_the_fee_is_rounded_half_up(shop, amount, fee):
    assert shop.paid(amount).latest_charge.balance_transaction.fee == fee


def test_a_declined_card_leaves_the_session_open_and_a_second_try_can_succeed(shop, control):
    session = shop.session()
    control.pay(session.id, "decline")
    intent = shop.intent(session.id)
    assert (intent.status, intent.last_payment_error.code) == ("requires_payment_method", "card_declined")
    assert (intent.latest_charge.status, intent.latest_charge.balance_transaction) == ("failed", None)
    control.pay(session.id)
    assert shop.v1.checkout.sessions.retrieve(session.id).payment_status == "paid"
    assert [charge["status"] for charge in control.objects("charge")] == ["failed", "succeeded"]
    assert kinds(control)[0] == "v1.payment_intent.payment_failed"


def test_the_bank_asks_and_the_customer_approves(shop, control):
    session = shop.session()
    control.pay(session.id, "three_d_secure")
    assert shop.intent(session.id).status == "requires_action"
    assert shop.v1.checkout.sessions.retrieve(session.id).status == "open"
    control.confirm(session.id)
    card = shop.intent(session.id).latest_charge.payment_method_details.card
    assert card.three_d_secure.result == "authenticated"


def test_the_bank_asks_and_the_customer_refuses(shop, control):
    session = shop.session()
    control.pay(session.id, "three_d_secure")
    control.confirm(session.id, approved=False)
    intent = shop.intent(session.id)
    assert intent.last_payment_error.code == "payment_intent_authentication_failure"
    assert control.balance() == {}


def test_the_bank_asks_and_the_customer_walks_away(shop, control):
    session = shop.session()
    control.pay(session.id, "three_d_secure")
    control.expire(session.id)
    assert shop.intent(session.id).status == "canceled"
    assert kinds(control) == ["v1.payment_intent.canceled", "v1.checkout.session.expired"]


def test_a_slow_payment_completes_the_session_before_it_is_paid(shop, control):
    session = shop.session()
    control.pay(session.id, "processing")
    waiting = shop.v1.checkout.sessions.retrieve(session.id)
    assert (waiting.status, waiting.payment_status) == ("complete", "unpaid")
    control.finish_processing(session.id)
    assert shop.v1.checkout.sessions.retrieve(session.id).payment_status == "paid"
    assert kinds(control)[-1] == "v1.checkout.session.async_payment_succeeded"


def test_a_slow_payment_can_fail(shop, control):
    session = shop.session()
    control.pay(session.id, "processing")
    control.finish_processing(session.id, paid=False)
    assert shop.v1.checkout.sessions.retrieve(session.id).payment_status == "unpaid"
    assert kinds(control)[-1] == "v1.checkout.session.async_payment_failed"
    assert control.balance() == {}


def test_an_expired_session_cannot_be_paid_and_a_paid_one_cannot_expire(shop, control):
    dead, paid = shop.session(), shop.session()
    shop.v1.checkout.sessions.expire(dead.id)
    control.pay(paid.id)
    for session in (dead, paid):
        with pytest.raises(stripe.InvalidRequestError, match="status of"):
            shop.v1.checkout.sessions.expire(session.id)
    assert shop.v1.checkout.sessions.retrieve(dead.id).url is None


def test_a_session_expires_by_itself_when_its_time_has_come(make_sandbox, make_shop):
    moment = [1_800_000_000]
    server = make_sandbox(clock=lambda: moment[0])
    shop = make_shop(server)
    session = shop.session(expires_at=moment[0] + 1800)
    moment[0] += 1799
    assert shop.v1.checkout.sessions.retrieve(session.id).status == "open"
    moment[0] += 1
    assert shop.v1.checkout.sessions.retrieve(session.id).status == "expired"
    assert kinds(server.control) == ["v1.checkout.session.expired"]


@pytest.mark.parametrize("distance", [1799, 86_401])
def test_a_session_lives_between_half_an_hour_and_a_day(make_sandbox, make_shop, distance):
    shop = make_shop(make_sandbox(clock=lambda: 1_800_000_000))
    with pytest.raises(stripe.InvalidRequestError) as caught:
        shop.session(expires_at=1_800_000_000 + distance)
    assert caught.value.param == "expires_at"


@pytest.mark.parametrize("distance", [1800, 86_400])
def test_both_ends_of_a_sessions_life_are_allowed(make_sandbox, make_shop, distance):
    shop = make_shop(make_sandbox(clock=lambda: 1_800_000_000))
    assert shop.session(expires_at=1_800_000_000 + distance).expires_at == 1_800_000_000 + distance


def test_less_than_the_least_amount_is_refused(shop):
    with pytest.raises(stripe.InvalidRequestError) as caught:
        shop.session(29)
    assert caught.value.code == "amount_too_small"
    assert shop.session(30).amount_total == 30


def test_a_total_is_the_sum_of_its_lines(shop):
    lines = [
        {"price_data": {"currency": "gbp", "unit_amount": 1000, "product_data": {"name": "Hour"}}, "quantity": 3},
        {"price_data": {"currency": "gbp", "unit_amount": 250, "product_data": {"name": "Tip"}}, "quantity": 1},
    ]
    session = shop.session(line_items=lines)
    assert session.amount_total == 3250
    shown = shop.v1.checkout.sessions.line_items.list(session.id)
    assert [(line.description, line.amount_total) for line in shown] == [("Hour", 3000), ("Tip", 250)]
    with_lines = shop.v1.checkout.sessions.retrieve(session.id, {"expand": ["line_items"]})
    assert [line.quantity for line in with_lines.line_items] == [3, 1]


def test_two_currencies_in_one_session_are_refused(shop):
    lines = [
        {"price_data": {"currency": money, "unit_amount": 1000, "product_data": {"name": "Hour"}}, "quantity": 1}
        for money in ("gbp", "eur")
    ]
    with pytest.raises(stripe.InvalidRequestError, match="same currency"):
        shop.session(line_items=lines)


def test_what_the_sandbox_does_not_play_is_refused_and_not_ignored(shop):
    with pytest.raises(stripe.InvalidRequestError, match="does not play") as caught:
        shop.session(discounts=[{"coupon": "half"}])
    assert caught.value.param == "discounts"
    assert shop.control.objects("checkout.session") == []


def test_notes_on_a_session_can_be_changed(shop):
    session = shop.session()
    changed = shop.v1.checkout.sessions.update(session.id, {"metadata": {"op": "", "more": "b"}})
    assert changed.metadata.to_dict() == {"more": "b"}


def test_sessions_are_found_by_their_payment(shop):
    shop.session()
    intent = shop.paid()
    found = shop.v1.checkout.sessions.list({"payment_intent": intent.id})
    assert [session.payment_intent for session in found] == [intent.id]
    assert [session.status for session in shop.v1.checkout.sessions.list({"status": "open"})] == ["open"]
