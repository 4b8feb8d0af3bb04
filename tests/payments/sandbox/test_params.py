"""Reading parameters off the wire, with and without the contract."""

import pytest
import stripe

from payments.sandbox.errors import ApiError
from payments.sandbox.params import Params, from_form, from_json


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", {}),
        ("a=1&b=two+words", {"a": "1", "b": "two words"}),
        ("a[b][c]=1&a[b][d]=2", {"a": {"b": {"c": "1", "d": "2"}}}),
        ("a[0]=x&a[1]=y", {"a": ["x", "y"]}),
        ("a[]=x&a[]=y", {"a": ["x", "y"]}),
        ("a[0][b]=1&a[0][c]=2&a[1][b]=3", {"a": [{"b": "1", "c": "2"}, {"b": "3"}]}),
        ("m[1]=x", {"m": {"1": "x"}}),
        ("e=", {"e": ""}),
        ("n=%C2%A35", {"n": "£5"}),
    ],
)
def test_form_fields_grow_into_a_tree(text, tree):
    assert from_form(text) == tree


@pytest.mark.parametrize("text", ["a=1&a[b]=2", "a[b]=1&a=2", "a=1&a=2"])
def test_fields_that_contradict_each_other_are_refused(text):
    with pytest.raises(ApiError):
        from_form(text)


@pytest.mark.parametrize("raw", [b"[1]", b"{", b"\xff"])
def test_a_v2_body_is_a_json_object(raw):
    with pytest.raises(ApiError):
        from_json(raw)


@pytest.mark.parametrize("value", ["7", 7])
def test_a_number_is_read_from_text_and_from_json(value):
    assert Params({"n": value}).integer("n") == 7


@pytest.mark.parametrize("value", ["7.0", "1e3", "seven", True, 7.5, "٧", "9" * 19])
def test_what_is_no_whole_number_is_refused(value):
    with pytest.raises(ApiError) as caught:
        Params({"n": value}, "line_items[0]").integer("n")
    assert caught.value.param == "line_items[0][n]"


@pytest.mark.parametrize(
    ("value", "read"), [("true", True), ("false", False), (True, True), (False, False), ("", None)]
)
def test_yes_and_no_are_read(value, read):
    assert Params({"f": value}).flag("f") is read


def test_notes_whose_names_are_numbers_are_kept():
    assert Params(from_form("metadata[0]=a&metadata[1]=b")).metadata() == {"0": "a", "1": "b"}


def test_without_the_contract_the_sandbox_does_the_same(make_sandbox, make_shop):
    server = make_sandbox(contract=False)
    shop = make_shop(server)
    charge = shop.paid(5000).latest_charge
    assert charge.balance_transaction.net == 4905
    assert shop.send(1000, shop.worker(), charge.id).amount == 1000
    with pytest.raises(stripe.InvalidRequestError) as caught:
        shop.send("many", shop.worker(), charge.id)
    assert (caught.value.code, caught.value.param) == ("parameter_invalid_integer", "amount")
    with pytest.raises(stripe.InvalidRequestError):
        shop.v1.transfers.create({"amount": 5, "currency": "gbp", "destination": "x", "colour": "red"})
