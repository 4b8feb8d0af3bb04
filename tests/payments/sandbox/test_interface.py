"""What every request shares: keys, versions, addresses, errors, expansion."""

import re

import pytest
import stripe


@pytest.mark.parametrize("key", ["nonsense", "pk_test_public", "sk_test", "sk_live_real"])
def test_only_a_test_key_is_accepted(shop, key):
    with pytest.raises(stripe.AuthenticationError) as caught:
        shop.v1.balance.retrieve(options={"api_key": key})
    assert caught.value.http_status == 401
    assert "nonsense" not in str(caught.value)


def test_a_live_key_is_warned_about_and_never_kept(shop, control):
    with pytest.raises(stripe.AuthenticationError, match="live key must never be sent"):
        shop.v1.balance.retrieve(options={"api_key": "sk_live_real"})
    assert "sk_live_real" not in repr(control.requests[-1].__dict__)


@pytest.mark.parametrize("key", ["sk_test_a1", "rk_test_a1"])
def test_secret_and_restricted_test_keys_are_accepted(shop, key):
    assert shop.v1.balance.retrieve(options={"api_key": key}).object == "balance"


def test_another_version_of_the_interface_is_refused(shop):
    with pytest.raises(stripe.InvalidRequestError, match=f"plays {re.escape(stripe.api_version)} only"):
        shop.v1.balance.retrieve(options={"stripe_version": "2022-11-15"})


def test_every_answer_has_a_request_id_and_says_its_version(shop):
    headers = shop.v1.balance.retrieve().last_response.headers
    assert headers["Request-Id"].startswith("req_")
    assert headers["Stripe-Version"] == stripe.api_version
    with pytest.raises(stripe.InvalidRequestError) as caught:
        shop.v1.charges.retrieve("ch_nothing")
    assert caught.value.request_id.startswith("req_")


def test_what_does_not_exist_is_named(shop):
    with pytest.raises(stripe.InvalidRequestError, match="No such charge: 'ch_nothing'") as caught:
        shop.v1.charges.retrieve("ch_nothing")
    assert (caught.value.http_status, caught.value.code, caught.value.param) == (404, "resource_missing", "charge")


def test_an_id_of_another_kind_does_not_exist(shop):
    intent = shop.paid()
    with pytest.raises(stripe.InvalidRequestError):
        shop.v1.charges.retrieve(intent.id)


def test_what_the_sandbox_does_not_play_is_said_plainly(shop):
    with pytest.raises(stripe.InvalidRequestError, match="the sandbox does not play it") as caught:
        shop.v1.customers.create({"name": "Ada"})
    assert caught.value.http_status == 404


def test_a_connected_account_must_exist(shop):
    with pytest.raises(stripe.PermissionError) as caught:
        shop.v1.balance.retrieve(options={"stripe_account": "acct_nobody"})
    assert caught.value.error.code == "account_invalid"


def test_parts_are_shown_in_full_along_the_path_that_is_asked_for(shop):
    shop.paid()
    path = "data.payment_intent.latest_charge.balance_transaction"
    session = shop.v1.checkout.sessions.list({"expand": [path]}).data[0]
    assert session.payment_intent.latest_charge.balance_transaction.fee == 95
    plain = shop.v1.checkout.sessions.list().data[0]
    assert plain.payment_intent.startswith("pi_")


def test_a_part_that_is_not_there_yet_stays_empty(shop):
    session = shop.session()
    expand = {"expand": ["payment_intent.latest_charge.balance_transaction"]}
    assert shop.v1.checkout.sessions.retrieve(session.id, expand).payment_intent is None


@pytest.mark.parametrize("path", ["nonsense", "payment_intent.nonsense", "amount_total", "line_items.data.price.x"])
def test_what_cannot_be_shown_in_full_is_refused(shop, path):
    intent = shop.paid()
    session = shop.v1.checkout.sessions.list({"payment_intent": intent.id}).data[0]
    with pytest.raises(stripe.InvalidRequestError, match="cannot be expanded"):
        shop.v1.checkout.sessions.retrieve(session.id, {"expand": [path]})


def test_nothing_is_shown_deeper_than_four_levels(shop):
    path = "payment_intent.latest_charge.balance_transaction.source.payment_intent"
    shop.paid()
    with pytest.raises(stripe.InvalidRequestError, match="more than 4 levels"):
        shop.v1.checkout.sessions.list({"expand": [f"data.{path}"]})


def test_a_refused_expansion_undoes_what_was_made(shop, control):
    with pytest.raises(stripe.InvalidRequestError):
        shop.session(expand=["nonsense"])
    assert control.objects("checkout.session") == []


def test_the_sandboxs_own_notes_never_leave_it(shop, control):
    intent = shop.paid()
    control.open_dispute(intent.id)
    session = shop.v1.checkout.sessions.list().data[0].to_dict()
    charge = shop.v1.charges.retrieve(intent.latest_charge.id).to_dict()
    event = shop.v1.events.list({"type": "checkout.session.completed"}).data[0].data.object.to_dict()
    assert [key for body in (session, charge, event) for key in body if key.startswith("_")] == []


@pytest.mark.parametrize("metadata", [{"k" * 41: "v"}, {"k": "v" * 501}, {f"k{place}": "v" for place in range(51)}])
def test_notes_have_the_limits_of_the_provider(shop, metadata):
    with pytest.raises(stripe.InvalidRequestError) as caught:
        shop.session(metadata=metadata)
    assert caught.value.param.startswith("metadata")


def test_a_cursor_that_does_not_exist_is_refused(shop):
    with pytest.raises(stripe.InvalidRequestError) as caught:
        shop.v1.transfers.list({"starting_after": "tr_nothing"})
    assert (caught.value.http_status, caught.value.param) == (400, "starting_after")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "/relative", "http:", "ftp://shop.test/"])
@pytest.mark.parametrize("name", ["success_url", "cancel_url"])
def test_only_an_address_on_the_web_becomes_a_link(shop, name, address):
    with pytest.raises(stripe.InvalidRequestError) as caught:
        shop.session(**{name: address})
    assert (caught.value.code, caught.value.param) == ("url_invalid", name)


def test_what_is_not_played_inside_a_connected_account_is_refused_and_not_done_outside(shop, control):
    worker = shop.worker()
    with pytest.raises(stripe.InvalidRequestError, match="inside a connected account"):
        shop.session(options={"stripe_account": worker})
    assert control.objects("checkout.session") == []
