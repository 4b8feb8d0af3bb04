"""Lists: newest first, cut into pages, narrowed by what the caller asked for."""

import json
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlencode

from payments.sandbox.call import Call
from payments.sandbox.errors import no_such, refused
from payments.sandbox.params import Params
from payments.sandbox.render import listing
from payments.sandbox.store import Keep, Obj, Store
from payments.sandbox.world import from_stamp

BOUNDS: Final = {"gt": ">", "gte": ">=", "lt": "<", "lte": "<="}
PAGE: Final = ("limit", "starting_after", "ending_before", "expand", "created")


def limit_of(params: Params, *, default: int = 10, most: int = 100) -> int:
    """How many objects one page holds."""
    limit = params.integer("limit")
    limit = default if limit is None else limit
    if not 1 <= limit <= most:
        raise refused(f"Limit must be between 1 and {most}.", code="parameter_invalid_integer", param="limit")
    return limit


def pages(
    call: Call,
    kind: str,
    *,
    where: str = "",
    values: tuple[Any, ...] = (),
    equal: dict[str, Any] | None = None,
    keep: Keep | None = None,
) -> Obj:
    """One page of a v1 list. `where` narrows by columns, `equal` by fields (None: any), `keep` by anything else."""
    store, params, limit = call.world.store, call.params, limit_of(call.params)
    clauses = [f"kind = ? AND account = ? {where}"]
    arguments: list[Any] = [kind, call.account, *values]
    for name, value in (equal or {}).items():
        if value is not None:
            clauses.append("json_extract(body, ?) = ?")
            arguments += [f"$.{name}", value]
    for clause, value in _created(params):
        clauses.append(clause)
        arguments.append(value)
    backwards = "ending_before" in params
    for name, sign in (("starting_after", "<"), ("ending_before", ">")):
        cursor = params.text(name)
        if cursor is not None:
            clauses.append(f"seq {sign} ?")
            arguments.append(_place(store, cursor, name))
    found = _collect(store, clauses, arguments, limit + 1, backwards=backwards, keep=keep)
    data = [call.show(body) for body in found[:limit]]
    if backwards:
        data.reverse()
    return listing(call.path, data, has_more=len(found) > limit)


def _collect(
    store: Store, clauses: list[str], arguments: list[Any], wanted: int, *, backwards: bool, keep: Keep | None
) -> list[Obj]:
    order = "ASC" if backwards else "DESC"
    cap = f"LIMIT {wanted}" if keep is None else ""
    sql = f"SELECT body FROM objects WHERE {' AND '.join(clauses)} ORDER BY seq {order} {cap}"  # noqa: S608
    found: list[Obj] = []
    for row in store.rows(sql, *arguments):
        body = json.loads(row["body"])
        if keep is None or keep(body):
            found.append(body)
            if len(found) == wanted:
                break
    return found


def _place(store: Store, cursor: str, name: str) -> int:
    place = store.seq(cursor)
    if place is None:
        raise no_such("object", cursor, param=name, status=400)
    return place


def _created(params: Params) -> list[tuple[str, int]]:
    if not isinstance(params.tree.get("created"), dict):
        exactly = params.integer("created")
        return [] if exactly is None else [("created = ?", exactly)]
    bounds = params.child("created")
    return [
        (f"created {sign} ?", value) for name, sign in BOUNDS.items() if (value := bounds.integer(name)) is not None
    ]


def newer_pages(
    call: Call, kind: str, *, default: int, keep: Keep | None = None, where: str = "", values: tuple[Any, ...] = ()
) -> Obj:
    """One page of a v2 list: it names the address of the next one."""
    params, limit = call.params, limit_of(call.params, default=default)
    clauses: list[str] = [f"kind = ? {where}"]
    arguments: list[Any] = [kind, *values]
    cursor = params.text("page")
    if cursor is not None:
        clauses.append("seq < ?")
        arguments.append(_place(call.world.store, cursor, "page"))
    bounds = params.child("created")
    for name, sign in BOUNDS.items():
        moment = bounds.text(name)
        if moment is not None:
            clauses.append(f"created {sign} ?")
            arguments.append(_moment(moment, bounds.named(name)))
    found = _collect(call.world.store, clauses, arguments, limit + 1, backwards=False, keep=keep)
    after = _address(call, found[limit - 1]["id"]) if len(found) > limit else None
    return {"data": [call.show(body) for body in found[:limit]], "next_page_url": after, "previous_page_url": None}


def _address(call: Call, cursor: str) -> str:
    """The same question again, from `cursor` on."""
    asked = {name: value for name, value in flat(call.params.tree) if name != "page"}
    return f"{call.path}?{urlencode({**asked, 'page': cursor})}"


def flat(tree: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Form fields of a tree: `{"a": {"b": ["x"]}}` is `a[b][0]=x`."""
    if isinstance(tree, dict | list):
        for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
            yield from flat(value, f"{at}[{key}]" if at else str(key))
    else:
        yield at, str(tree)


def _moment(text: str, where: str) -> int:
    try:
        return from_stamp(text)
    except ValueError as wrong:
        raise refused(f"Invalid timestamp: {text}", param=where) from wrong
