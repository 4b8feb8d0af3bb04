"""One API call on its way to its handler, and the table that finds the handler."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from payments.sandbox.errors import no_such
from payments.sandbox.params import Params
from payments.sandbox.render import shown
from payments.sandbox.store import Obj
from payments.sandbox.world import World

HOLE: Final = re.compile(r"\{(\w+)\}")
Handler = Callable[["Call"], Obj]


@dataclass(frozen=True)
class Call:
    """What a handler is given."""

    world: World
    params: Params
    path: str
    holes: dict[str, str]
    account: str = ""

    def find(self, kind: str, noun: str, *, hole: str = "id") -> Obj:
        """The object that the path names, or a 404 as Stripe says it."""
        identifier = self.holes[hole]
        body = self.world.store.get(identifier, kind)
        if body is None or self.world.store.owner(identifier) != self.account:
            raise no_such(noun, identifier, param=hole)
        return body

    def show(self, body: Obj) -> Obj:
        """The object as it is given out."""
        return shown(self.world.store, body)


@dataclass(frozen=True)
class Route:
    """One endpoint the sandbox plays. `plays` lists the parameters it acts on; None: all that the SDK knows."""

    method: str
    path: str
    handler: Handler
    plays: frozenset[str] | None = None
    pattern: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        parts = HOLE.split(self.path)  # text, name, text, name, ...
        pattern = "".join(
            re.escape(part) if place % 2 == 0 else f"(?P<{part}>[^/]+)" for place, part in enumerate(parts)
        )
        object.__setattr__(self, "pattern", re.compile(pattern))


def route(method: str, path: str, handler: Handler, plays: Iterable[str] | None = None) -> Route:
    """Shorthand for a line of a route table."""
    return Route(method, path, handler, None if plays is None else frozenset(plays))


def match(routes: Iterable[Route], method: str, path: str) -> tuple[Route, dict[str, str]] | None:
    """The first route for a request, with what stands in the holes of its path."""
    for candidate in routes:
        found = candidate.pattern.fullmatch(path) if candidate.method == method else None
        if found is not None:
            return candidate, {name: str(value) for name, value in found.groupdict().items()}
    return None
