"""Answers kept for their Idempotency-Key, as Stripe keeps them.

v1: whatever an execution ended with is kept for 24 hours, refusals and server errors included, and given again.
Not kept: what was refused before execution began (bad key, bad parameters, too many requests, key in use).
v2: a success is given again for 30 days; a failure is tried again.
The same key with other parameters is refused; the same key while the first request still runs is a conflict.
"""

import hashlib
import json
from dataclasses import dataclass
from typing import Any, Final

from payments.sandbox.errors import ApiError
from payments.sandbox.settings import DAY
from payments.sandbox.world import World

KEPT_FOR: Final = {"/v1/": DAY, "/v2/": 30 * DAY}
LONGEST: Final = 255
IN_USE: Final = 409


@dataclass(frozen=True)
class Kept:
    """An answer from before."""

    status: int
    body: str
    request_id: str


@dataclass(frozen=True)
class Key:
    """A caller's key and what it was used for."""

    scope: str
    key: str
    print: str
    version: str


def key_for(method: str, path: str, account: str, key: str | None, tree: dict[str, Any]) -> Key | None:
    """The key of a request that changes something; None for reading, or when the caller gave none."""
    version = path[:4]
    if not key or not (method == "POST" or (method == "DELETE" and version == "/v2/")):
        return None
    if len(key) > LONGEST:
        raise ApiError(400, f"Idempotency-Key can be up to {LONGEST} characters long.", kind="idempotency_error")
    told = json.dumps([method, path, tree], sort_keys=True)
    return Key(f"{version}{account}", key, hashlib.sha256(told.encode()).hexdigest(), version)


def begin(world: World, key: Key, request_id: str) -> Kept | None:
    """Claim the key for this request, or return the answer it already has. Raises when it cannot be used."""
    store, now = world.store, world.now()
    with store.transaction():
        oldest = now - KEPT_FOR[key.version]
        store.run("DELETE FROM answers WHERE scope = ? AND status IS NOT NULL AND created <= ?", key.scope, oldest)
        found = store.rows("SELECT * FROM answers WHERE scope = ? AND key = ?", key.scope, key.key)
        if not found:
            store.run(
                "INSERT INTO answers (scope, key, print, created, request) VALUES (?, ?, ?, ?, ?)",
                key.scope,
                key.key,
                key.print,
                now,
                request_id,
            )
            return None
    before = found[0]
    if before["print"] != key.print:
        raise ApiError(
            400,
            "Keys for idempotent requests can only be used with the same parameters they were first used with. "
            f"Try using a key other than '{key.key}' if you meant to execute a different request.",
            kind="idempotency_error",
        )
    if before["status"] is None:
        raise ApiError(
            IN_USE,
            f"There is currently another in-progress request using this Idempotency Key ({key.key}).",
            kind="idempotency_error",
            code="idempotency_key_in_use",
        )
    return Kept(before["status"], before["body"], before["request"])


def keep(world: World, key: Key, status: int, body: str) -> None:
    """Remember how the execution ended. A v2 failure is forgotten instead, so that it can be tried again."""
    if key.version == "/v2/" and status >= 400:
        forget(world, key)
        return
    sql = "UPDATE answers SET status = ?, body = ? WHERE scope = ? AND key = ?"
    world.store.run(sql, status, body, key.scope, key.key)


def forget(world: World, key: Key) -> None:
    """Nothing was executed: the key is free again."""
    world.store.run("DELETE FROM answers WHERE scope = ? AND key = ?", key.scope, key.key)


def forget_all(world: World) -> int:
    """As if a day had passed; how many answers were forgotten. What still runs keeps its claim."""
    return world.store.run("DELETE FROM answers WHERE status IS NOT NULL")


def forget_unfinished(world: World) -> None:
    """At the start: a claim from before belongs to a request that was never executed."""
    world.store.run("DELETE FROM answers WHERE status IS NULL")
