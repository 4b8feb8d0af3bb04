"""Which endpoints the SDK can call, and with which parameter type, read from the source of its service classes."""

import ast
import importlib.util
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final

SERVICES: Final = (
    "stripe._account_service",
    "stripe._balance_service",
    "stripe._balance_settings_service",
    "stripe._balance_transaction_service",
    "stripe._charge_service",
    "stripe._dispute_service",
    "stripe._event_service",
    "stripe._payment_intent_service",
    "stripe._payout_service",
    "stripe._refund_service",
    "stripe._transfer_reversal_service",
    "stripe._transfer_service",
    "stripe.checkout._session_line_item_service",
    "stripe.checkout._session_service",
    "stripe.radar._early_fraud_warning_service",
    "stripe.v2.core._account_link_service",
    "stripe.v2.core._account_service",
    "stripe.v2.core._event_destination_service",
    "stripe.v2.core._event_service",
)
HOLE: Final = re.compile(r"\{\w+\}")


@dataclass(frozen=True)
class Endpoint:
    """One thing the SDK can ask: `POST /v1/transfers/{id}/reversals`, and the type of what it sends."""

    method: str
    path: str
    module: str
    params: str

    @property
    def shape(self) -> str:
        """The path with every hole written alike, because route tables name them as they like."""
        return HOLE.sub("{}", self.path)

    def matches(self, method: str, path: str) -> bool:
        """Whether a request to `path` is for this endpoint."""
        pattern = "[^/]+".join(re.escape(part) for part in HOLE.split(self.path))
        return method == self.method and re.fullmatch(pattern, path) is not None

    def type(self) -> Any:
        """The TypedDict of the parameters."""
        return getattr(import_module(self.module), self.params)


@cache
def endpoints() -> tuple[Endpoint, ...]:
    """Every endpoint of the services the sandbox plays; fixed paths before those with holes."""
    found = [endpoint for name in SERVICES for endpoint in _read(name)]
    return tuple(sorted(found, key=lambda endpoint: (len(HOLE.findall(endpoint.path)), endpoint.path)))


def find(method: str, path: str) -> Endpoint | None:
    """The endpoint a request is for, None when the SDK has no such call."""
    return next((endpoint for endpoint in endpoints() if endpoint.matches(method, path)), None)


def _read(name: str) -> Iterator[Endpoint]:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise LookupError(f"The installed stripe package has no module {name}")
    tree = ast.parse(Path(spec.origin).read_text(encoding="utf-8"))
    homes = {
        alias.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield from _calls(node, homes)


def _calls(function: ast.FunctionDef, homes: dict[str, str]) -> Iterator[Endpoint]:
    params = _params_of(function)
    if params is None or params not in homes:
        return
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "_request":
            method, path = node.args[0], node.args[1]
            if isinstance(path, ast.Call) and isinstance(path.func, ast.Attribute):
                path = path.func.value  # "/v1/transfers/{id}".format(id=...)
            if isinstance(method, ast.Constant) and isinstance(path, ast.Constant):
                yield Endpoint(str(method.value).upper(), str(path.value), homes[params], params)


def _params_of(function: ast.FunctionDef) -> str | None:
    for argument in [*function.args.posonlyargs, *function.args.args]:
        if argument.arg == "params" and argument.annotation is not None:
            for node in ast.walk(argument.annotation):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    return node.value
    return None
