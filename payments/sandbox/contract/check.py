"""Hold one request's parameters against the SDK's type for them, and name the first one that does not fit."""

import re
import sys
import types
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Final, Literal, NotRequired, Required, Union, get_args, get_origin, get_type_hints

from stripe import RequestOptions
from stripe._stripe_object import UntypedStripeObject
from typing_extensions import is_typeddict

from payments.sandbox.contract.endpoints import Endpoint
from payments.sandbox.errors import ApiError, refused

WHOLE: Final = re.compile(r"-?[0-9]{1,18}")
NO_LONGER: Final = {"payment_method_types": "payment_method_types_no_longer_supported"}
UNIONS: Final = (Union, types.UnionType)


def check(endpoint: Endpoint, tree: dict[str, Any]) -> None:
    """Raise a 400 that names the parameter when `tree` is not what the SDK's type allows.

    Everything but the body of a v2 request comes as form fields: text only.
    """
    newer = endpoint.path.startswith("/v2/")
    if newer and endpoint.method == "GET":
        tree = {name: value for name, value in tree.items() if name != "page"}  # from the server's own next_page_url
    _group(tree, endpoint.type(), "", form=not newer or endpoint.method == "GET")


@cache
def fields(group: Any) -> dict[str, tuple[bool, Any]]:
    """Name to (required, type) of a TypedDict, without the SDK's own options such as `api_key`."""
    # RequestOptions, the parent of many, names things that only its own module (or a type checker) knows.
    parent, home = sys.modules[RequestOptions.__module__], sys.modules[group.__module__]
    names = {"StripeContext": object, **vars(parent), **vars(home)}
    hints = get_type_hints(group, localns=names, include_extras=True)
    own = set(RequestOptions.__annotations__) if RequestOptions in getattr(group, "__orig_bases__", ()) else set()
    found: dict[str, tuple[bool, Any]] = {}
    for name, hint in hints.items():
        if name in own:
            continue
        wrapped = get_origin(hint) in (NotRequired, Required)
        required = get_origin(hint) is not NotRequired
        found[name] = (required, get_args(hint)[0] if wrapped else hint)
    return found


def _group(tree: dict[str, Any], group: Any, at: str, *, form: bool) -> None:
    known = fields(group)
    for name, value in tree.items():
        where = f"{at}[{name}]" if at else name
        if name not in known:
            raise _unknown(name, where)
        _value(value, known[name][1], where, form=form)
    for name, (required, _hint) in known.items():
        if required and name not in tree:
            where = f"{at}[{name}]" if at else name
            raise refused(f"Missing required param: {where}.", code="parameter_missing", param=where)


def _unknown(name: str, where: str) -> ApiError:
    code = NO_LONGER.get(name, "parameter_unknown")
    return refused(f"Received unknown parameter: {where}", code=code, param=where)


def _value(value: Any, hint: Any, where: str, *, form: bool) -> None:
    origin = get_origin(hint)
    if hint is Any or value is None:
        return
    if origin in UNIONS:
        _one_of(value, get_args(hint), where, form=form)
    elif origin is Literal:
        _literal(value, get_args(hint), where)
    elif origin is list:
        _list(value, get_args(hint)[0], where, form=form)
    elif origin is dict or origin is UntypedStripeObject:
        _mapping(value, get_args(hint)[-1], where, form=form)
    elif is_typeddict(hint):
        if not isinstance(value, dict):
            raise refused(f"Invalid object: {value}", param=where)
        _group(value, hint, where, form=form)
    else:
        _plain(value, hint, where, form=form)


def _one_of(value: Any, options: tuple[Any, ...], where: str, *, form: bool) -> None:
    """Fit any option. An open enum (`Literal[...] | str`) is read as closed: a wrong word is a mistake here."""
    words = [word for option in options if get_origin(option) is Literal for word in get_args(option)]
    if any(words):
        options = tuple(option for option in options if option is not str)
    if value == "" and "" in words:
        return
    problems: list[ApiError] = []
    for option in options:
        if option is type(None):
            continue
        try:
            _value(value, option, where, form=form)
        except ApiError as problem:
            problems.append(problem)
        else:
            return
    raise max(problems, key=lambda problem: len(problem.param or ""))


def _literal(value: Any, words: tuple[Any, ...], where: str) -> None:
    if value not in words:
        listed = ", ".join(str(word) for word in words if word)
        raise refused(f"Invalid {where}: must be one of {listed}", code="parameter_invalid_enum", param=where)


def _list(value: Any, item: Any, where: str, *, form: bool) -> None:
    if not isinstance(value, list):
        raise refused(f"Invalid array: {value}", param=where)
    for place, entry in enumerate(value):
        _value(entry, item, f"{where}[{place}]", form=form)


def _mapping(value: Any, item: Any, where: str, *, form: bool) -> None:
    if isinstance(value, list):  # keys 0, 1, 2 look like a list on the wire
        value = {str(place): entry for place, entry in enumerate(value)}
    if not isinstance(value, dict):
        raise refused(f"Invalid object: {value}", param=where)
    for key, entry in value.items():
        if not (item is str and entry == ""):  # an empty text takes a key away
            _value(entry, item, f"{where}[{key}]", form=form)


def _plain(value: Any, hint: Any, where: str, *, form: bool) -> None:
    if form and value == "":
        raise refused(
            f"You passed an empty string for '{where}'. We assume empty values are an attempt to unset a parameter; "
            f"however '{where}' cannot be unset.",
            code="parameter_invalid_empty",
            param=where,
        )
    fits = PLAIN.get(hint)
    if fits is None:
        raise TypeError(f"The contract does not know the type {hint!r} of {where}")
    if not fits(value, form):
        noun = {int: "integer", bool: "boolean", str: "string"}.get(hint, "number")
        raise refused(f"Invalid {noun}: {value}", code=f"parameter_invalid_{noun}", param=where)


def _is_whole(value: Any, form: bool) -> bool:
    if isinstance(value, str):
        return form and WHOLE.fullmatch(value) is not None
    return isinstance(value, int) and not isinstance(value, bool)


def _is_flag(value: Any, form: bool) -> bool:
    return value in ("true", "false") if form else isinstance(value, bool)


def _is_number(value: Any, form: bool) -> bool:
    try:
        return not isinstance(value, bool) and Decimal(str(value)).is_finite()
    except InvalidOperation:
        return False


PLAIN: Final[dict[Any, Callable[[Any, bool], bool]]] = {
    str: lambda value, form: isinstance(value, str),
    int: _is_whole,
    bool: _is_flag,
    Decimal: _is_number,
    float: _is_number,
}
