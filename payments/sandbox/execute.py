"""From a decoded API request to its answer: contract, idempotency, faults, and the handler in one transaction."""

import json
import logging
import threading
from dataclasses import dataclass, field
from typing import Any, Final

from payments.sandbox import contract, idempotency
from payments.sandbox.api import ROUTES
from payments.sandbox.call import Call, Route, match
from payments.sandbox.engine import deadlines
from payments.sandbox.errors import ApiError, ConnectionLost
from payments.sandbox.faults import AFTER, Fault, Faults
from payments.sandbox.params import Params
from payments.sandbox.render import expanded
from payments.sandbox.store import Obj
from payments.sandbox.world import Cause, World

log = logging.getLogger(__name__)
WENT_WRONG: Final = "Something went wrong on the sandbox's end, because a fault was ordered for this request."
PROXY_PAGE: Final = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"
INSIDE: Final = ("/v1/balance", "/v1/payouts", "/v1/charges", "/v1/events", "/v2/core/events")
AT_ONCE: Final = {
    "401": (401, "Invalid API Key provided: sk_test_****", "invalid_request_error", None),
    "403": (403, "The provided key does not have the required permissions.", "invalid_request_error", None),
    "409": (
        409,
        "This object cannot be accessed right now because another API request or Stripe process is currently "
        "accessing it.",
        "invalid_request_error",
        "lock_timeout",
    ),
    "429": (429, "Too many requests hit the API too quickly.", "invalid_request_error", "rate_limit"),
    "500_no_effect": (500, WENT_WRONG, "api_error", None),
}


@dataclass(frozen=True)
class Asked:
    """A request as it was decoded."""

    method: str
    path: str
    tree: dict[str, Any]
    request_id: str
    key: str | None = None
    account: str = ""


@dataclass
class Answer:
    """What goes back."""

    status: int
    body: str
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str = "application/json"
    truncated: bool = False


def answer_of(error: ApiError) -> Answer:
    """A refusal as an answer."""
    return Answer(error.status, json.dumps(error.body(), indent=2), dict(error.headers))


class Executor:
    """Answers API requests for one world."""

    def __init__(self, world: World, faults: Faults) -> None:
        self.world = world
        self.faults = faults
        self.stopping = threading.Event()

    def answer(self, asked: Asked) -> Answer:
        """Every refusal becomes an answer; only a lost connection is raised, for the server to break."""
        fault = self.faults.take(asked.method, asked.path)
        try:
            if fault is not None and fault.kind not in AFTER:
                return self._at_once(fault)
            found, holes = self._found(asked)
            if asked.account and not asked.path.startswith(INSIDE):
                raise ApiError(400, f"The sandbox does not play {found.path} inside a connected account.")
            if self.world.settings.contract:
                self._hold_to_contract(asked, found)
            for name in asked.tree:
                if found.plays is not None and name not in found.plays:
                    raise ApiError(400, f"The sandbox does not play the parameter {name}.", param=name)
            key = idempotency.key_for(asked.method, asked.path, asked.account, asked.key, asked.tree)
            if key is None:
                return self._faulty(fault, *self._execute(asked, found, holes, None, fault))
            kept = idempotency.begin(self.world, key, asked.request_id)
            if kept is not None:
                again = {"Idempotent-Replayed": "true", "Original-Request": kept.request_id}
                return Answer(kept.status, kept.body, again)
            return self._faulty(fault, *self._claimed(asked, found, holes, key, fault))
        except ApiError as error:
            return answer_of(error)

    def _found(self, asked: Asked) -> tuple[Route, dict[str, str]]:
        found = match(ROUTES, asked.method, asked.path)
        if found is None:
            raise ApiError(
                404,
                f"Unrecognized request URL ({asked.method}: {asked.path}): Stripe may know it, but the sandbox does "
                "not play it.",
            )
        return found

    def _hold_to_contract(self, asked: Asked, found: Route) -> None:
        endpoint = contract.find(asked.method, asked.path)
        if endpoint is None:
            raise LookupError(f"The installed stripe package does not know {asked.method} {found.path}")
        contract.check(endpoint, asked.tree)

    def _at_once(self, fault: Fault) -> Answer:
        """Faults that strike before anything is executed; nothing is kept for the key."""
        if fault.kind == "drop_before":
            raise self._lost(fault)
        if fault.kind == "html_502":
            return Answer(502, PROXY_PAGE, fault.headers, "text/html")
        status, message, kind, code = AT_ONCE[fault.kind]
        raise ApiError(status, message, kind=kind, code=code, headers=fault.headers)

    def _claimed(
        self, asked: Asked, found: Route, holes: dict[str, str], key: idempotency.Key, fault: Fault | None
    ) -> tuple[int, str]:
        """Execute under a claimed key; a crash of our own sets the key free again."""
        try:
            return self._execute(asked, found, holes, key, fault)
        except BaseException:
            idempotency.forget(self.world, key)
            raise

    def _execute(
        self, asked: Asked, found: Route, holes: dict[str, str], key: idempotency.Key | None, fault: Fault | None
    ) -> tuple[int, str]:
        """Run the handler and keep its answer, in one transaction."""
        kind = fault.kind if fault else ""
        if kind == "wait":
            self.faults.stand_still()
        world = self.world.because(Cause(asked.request_id, asked.key))
        with world.store.transaction():
            deadlines.run_due(self.world)
            failure = (500, json.dumps(ApiError(500, WENT_WRONG, kind="api_error").body()))
            done = failure if kind == "500_remembered" else self._handled(world, asked, found, holes)
            told = failure if kind == "500_with_effect" else done
            if key is not None:
                # v1 remembers the failure; v2 never does twice what it did once.
                idempotency.keep(world, key, *(told if key.version == "/v1/" else done))
        return told

    def _handled(self, world: World, asked: Asked, found: Route, holes: dict[str, str]) -> tuple[int, str]:
        params = Params(asked.tree)
        call = Call(world, params, asked.path, holes, asked.account)
        try:
            with world.store.transaction():
                told: Obj = found.handler(call)
                told = expanded(world.store, told, params.texts("expand"))
        except ApiError as error:
            return error.status, json.dumps(error.body(), indent=2)
        return 200, json.dumps(told, indent=2)

    def _faulty(self, fault: Fault | None, status: int, body: str) -> Answer:
        """Faults that strike after the execution."""
        kind = fault.kind if fault else ""
        if fault is not None and kind in ("timeout_after_success", "drop"):
            raise self._lost(fault)
        if fault is not None and kind == "html_502_with_effect":
            return Answer(502, PROXY_PAGE, fault.headers, "text/html")
        return Answer(status, body, fault.headers if fault else {}, truncated=kind == "truncated")

    def _lost(self, fault: Fault) -> ConnectionLost:
        """Break the connection, after keeping the caller waiting for as long as was ordered."""
        if fault.stall:
            self.stopping.wait(fault.stall)
        return ConnectionLost(fault.kind)
