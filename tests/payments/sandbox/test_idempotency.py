"""Idempotency keys, in all their cases."""

import threading

import pytest
import stripe


@pytest.fixture
def paid(shop):
    """A charge of £50 and a member who may be paid from it."""
    return shop.paid(5000).latest_charge.id, shop.worker()


def replayed(obj):
    return obj.last_response.headers.get("Idempotent-Replayed")


def test_the_same_key_gives_the_same_transfer_again(shop, control, paid):
    charge, worker = paid
    first = shop.send(1000, worker, charge, key="op:1:0")
    second = shop.send(1000, worker, charge, key="op:1:0")
    assert first.id == second.id
    assert (replayed(first), replayed(second)) == (None, "true")
    assert second.last_response.headers["Original-Request"] == first.last_response.request_id
    assert len(control.objects("transfer")) == 1


def test_another_key_or_none_makes_another_transfer(shop, control, paid):
    charge, worker = paid
    ids = {shop.send(1000, worker, charge, key=key).id for key in ("op:1:0", "op:1:1", None, None)}
    assert len(ids) == 4


def test_the_same_key_with_other_parameters_is_refused(shop, control, paid):
    charge, worker = paid
    shop.send(1000, worker, charge, key="op:1:0")
    with pytest.raises(stripe.IdempotencyError) as caught:
        shop.send(1001, worker, charge, key="op:1:0")
    assert (caught.value.http_status, caught.value.error.type) == (400, "idempotency_error")
    assert len(control.objects("transfer")) == 1


def test_the_same_key_on_another_path_is_refused(shop, paid):
    charge, worker = paid
    shop.send(1000, worker, charge, key="op:1:0")
    with pytest.raises(stripe.IdempotencyError):
        shop.v1.refunds.create({"charge": charge}, options={"idempotency_key": "op:1:0"})


def test_the_order_of_parameters_does_not_matter(shop, paid):
    charge, worker = paid
    params = {"amount": 5, "currency": "gbp", "destination": worker, "source_transaction": charge}
    first = shop.v1.transfers.create(params, options={"idempotency_key": "k"})
    second = shop.v1.transfers.create(dict(reversed(params.items())), options={"idempotency_key": "k"})
    assert first.id == second.id


def test_a_definite_refusal_is_remembered_even_when_its_reason_is_gone(shop, control):
    shop.paid(5000)
    worker = shop.worker()
    for _ in range(2):
        with pytest.raises(stripe.InvalidRequestError) as caught:
            shop.send(1000, worker, key="op:1:0")
        assert caught.value.code == "balance_insufficient"
        control.settle()
    assert caught.value.headers["Idempotent-Replayed"] == "true"
    assert shop.send(1000, worker, key="op:1:1").amount == 1000


def test_a_refused_parameter_is_not_remembered(shop, paid):
    charge, worker = paid
    with pytest.raises(stripe.InvalidRequestError):
        shop.send("many", worker, charge, key="op:1:0")
    assert shop.send(1000, worker, charge, key="op:1:0").amount == 1000


def test_a_wrong_api_key_is_not_remembered(shop, paid):
    charge, worker = paid
    params = {"amount": 1000, "currency": "gbp", "destination": worker, "source_transaction": charge}
    with pytest.raises(stripe.AuthenticationError):
        shop.v1.transfers.create(params, options={"idempotency_key": "op:1:0", "api_key": "nonsense"})
    assert replayed(shop.v1.transfers.create(params, options={"idempotency_key": "op:1:0"})) is None


@pytest.mark.parametrize("kind", ["409", "429", "500_no_effect", "html_502", "drop_before"])
def test_what_never_began_is_not_remembered(shop, control, paid, kind):
    charge, worker = paid
    control.fail_next("POST", "/v1/transfers", kind)
    with pytest.raises(stripe.StripeError):
        shop.send(1000, worker, charge, key="op:1:0")
    assert control.objects("transfer") == []
    assert replayed(shop.send(1000, worker, charge, key="op:1:0")) is None
    assert len(control.objects("transfer")) == 1


@pytest.mark.parametrize("kind", ["timeout_after_success", "drop", "truncated", "html_502_with_effect"])
def test_an_answer_that_was_lost_is_given_again(shop, control, paid, kind):
    charge, worker = paid
    control.fail_next("POST", "/v1/transfers", kind)
    with pytest.raises(stripe.StripeError):
        shop.send(1000, worker, charge, key="op:1:0")
    again = shop.send(1000, worker, charge, key="op:1:0")
    assert (replayed(again), [it["id"] for it in control.objects("transfer")]) == ("true", [again.id])


@pytest.mark.parametrize(("kind", "made"), [("500_with_effect", 1), ("500_remembered", 0)])
def test_a_server_error_in_mid_execution_is_remembered_for_ever(shop, control, paid, kind, made):
    charge, worker = paid
    control.fail_next("POST", "/v1/transfers", kind)
    for _ in range(3):
        with pytest.raises(stripe.APIError) as caught:
            shop.send(1000, worker, charge, key="op:1:0")
        assert caught.value.http_status == 500
    assert len(control.objects("transfer")) == made
    assert caught.value.headers["Idempotent-Replayed"] == "true"


def test_two_requests_with_one_key_at_once_conflict(shop, control, make_shop, paid):
    charge, worker = paid
    other = make_shop(shop.server)
    control.fail_next("POST", "/v1/transfers", "wait")
    done = []
    thread = threading.Thread(target=lambda: done.append(other.send(1000, worker, charge, key="op:1:0")))
    thread.start()
    assert control.wait_until_waiting()
    with pytest.raises(stripe.APIError) as caught:
        shop.send(1000, worker, charge, key="op:1:0")
    control.let_go()
    thread.join()
    assert (caught.value.http_status, caught.value.error.code) == (409, "idempotency_key_in_use")
    assert caught.value.error.type == "idempotency_error"
    assert [it["id"] for it in control.objects("transfer")] == [done[0].id]
    other.close()


def test_a_day_later_a_key_is_forgotten(shop, control, paid):
    charge, worker = paid
    first = shop.send(1000, worker, charge, key="op:1:0")
    control.pass_time(86_000)
    assert shop.send(1000, worker, charge, key="op:1:0").id == first.id
    control.pass_time(500)
    assert shop.send(1000, worker, charge, key="op:1:0").id != first.id


def test_all_keys_can_be_forgotten_at_once(shop, control, paid):
    charge, worker = paid
    first = shop.send(1000, worker, charge, key="op:1:0")
    assert control.forget_idempotency_keys() >= 1
    assert shop.send(1000, worker, charge, key="op:1:0").id != first.id


def test_keys_of_a_connected_account_are_its_own(shop, control, paid):
    charge, worker = paid
    shop.send(4000, worker, charge)
    control.settle()
    for options in ({}, {"stripe_account": worker}):
        payout = shop.v1.payouts.create({"amount": 10, "currency": "gbp"}, {**options, "idempotency_key": "k"})
        assert replayed(payout) is None


def test_a_key_may_not_be_endless(shop, paid):
    charge, worker = paid
    with pytest.raises(stripe.IdempotencyError):
        shop.send(1000, worker, charge, key="k" * 256)


ACCOUNT = {"contact_email": "a@example.org", "identity": {"country": "gb"}}


def new_account(shop, key, **more):
    return shop.v2.core.accounts.create({**ACCOUNT, **more}, options={"idempotency_key": key})


def test_v2_gives_a_success_again_for_thirty_days(shop, control):
    first = new_account(shop, "k")
    control.pass_time(29 * 86_400)
    assert new_account(shop, "k").id == first.id
    control.pass_time(2 * 86_400)
    assert new_account(shop, "k").id != first.id


def test_v2_refuses_a_key_with_other_parameters(shop):
    new_account(shop, "k")
    with pytest.raises(stripe.IdempotencyError):
        new_account(shop, "k", display_name="Other")


def test_v2_tries_a_failure_again(shop, control):
    control.fail_next("POST", "/v2/core/accounts", "500_remembered")
    with pytest.raises(stripe.APIError):
        new_account(shop, "k")
    assert replayed(new_account(shop, "k")) is None
    assert len(control.objects("v2.core.account")) == 1


def test_v2_never_does_twice_what_it_did_before_it_failed(shop, control):
    control.fail_next("POST", "/v2/core/accounts", "500_with_effect")
    with pytest.raises(stripe.APIError):
        new_account(shop, "k")
    new_account(shop, "k")
    assert len(control.objects("v2.core.account")) == 1
