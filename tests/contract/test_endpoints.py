"""The contract against the installed SDK and against what the sandbox plays."""

import importlib
import pkgutil
import re

import pytest
import stripe
from stripe import _api_version

from payments.sandbox import contract
from payments.sandbox.api import ROUTES
from payments.sandbox.contract.check import PLAIN, check, fields

HOLE = re.compile(r"\{\w+\}")


def test_the_pinned_version_is_the_one_this_was_written_for():
    """A new SDK may speak a newer version: read what changed, then change this line."""
    assert stripe.api_version == _api_version._ApiVersion.CURRENT == "2026-10-28.endive"


def test_every_address_the_sandbox_plays_is_one_the_sdk_can_call():
    known = {(endpoint.method, endpoint.shape) for endpoint in contract.endpoints()}
    played = {(route.method, HOLE.sub("{}", route.path)) for route in ROUTES}
    assert played - known == set()


@pytest.mark.parametrize("route", [route for route in ROUTES if route.plays], ids=lambda it: f"{it.method} {it.path}")
def test_every_parameter_the_sandbox_plays_is_one_the_sdk_can_send(route):
    endpoint = next(
        it for it in contract.endpoints() if (it.method, it.shape) == (route.method, HOLE.sub("{}", route.path))
    )
    assert route.plays - set(fields(endpoint.type())) == set()


def test_each_address_has_one_set_of_parameters():
    shapes = [(endpoint.method, endpoint.shape) for endpoint in contract.endpoints()]
    assert len(shapes) == len(set(shapes))


def test_every_type_in_the_contract_is_understood():
    """Walk all parameter types of all endpoints; a kind of type that `check` does not know would raise TypeError."""
    from typing import Literal, get_args, get_origin

    from typing_extensions import is_typeddict

    seen, unknown = set(), set()

    def walk(hint):
        if is_typeddict(hint):
            if hint not in seen:
                seen.add(hint)
                for _required, inner in fields(hint).values():
                    walk(inner)
        elif get_origin(hint) is Literal or hint in PLAIN or hint is type(None):
            return
        elif get_origin(hint) is None:
            unknown.add(hint)
        else:
            for inner in get_args(hint):
                walk(inner)

    for endpoint in contract.endpoints():
        walk(endpoint.type())
    assert unknown == set()
    assert len(seen) > 1000


def test_the_sdks_own_options_are_no_parameters():
    transfer = contract.find("POST", "/v1/transfers")
    assert set(fields(transfer.type())) == {
        "amount",
        "currency",
        "description",
        "destination",
        "expand",
        "metadata",
        "source_transaction",
        "source_type",
        "transfer_group",
    }
    assert {name for name, (required, _) in fields(transfer.type()).items() if required} == {"currency", "destination"}


def test_an_address_the_sdk_does_not_know_has_no_contract():
    assert contract.find("POST", "/v1/nothing") is None
    assert contract.find("DELETE", "/v1/transfers/tr_1") is None
    assert contract.find("GET", "/v1/transfers/tr_1/x") is None


def test_every_service_module_that_is_read_still_exists():
    from payments.sandbox.contract.endpoints import SERVICES

    names = {info.name for info in pkgutil.walk_packages(stripe.__path__, "stripe.")}
    assert set(SERVICES) - names == set()
    assert all(importlib.import_module(name) for name in SERVICES)


def test_a_type_the_contract_cannot_read_is_a_loud_mistake():
    from typing_extensions import TypedDict

    class Odd(TypedDict):
        when: bytes

    class Endpoint:
        path, method = "/v1/odd", "POST"

        def type(self):
            return Odd

    with pytest.raises(TypeError, match="does not know the type"):
        check(Endpoint(), {"when": "now"})
