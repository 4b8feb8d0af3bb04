"""Collects what is wrong with a document, each problem with its place."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

FRACTION = re.compile(r"[0-9]{1,9}(?:/[1-9][0-9]{0,8})?")
_NAMES = {str: "text", int: "a whole number", bool: "true or false", dict: "an object", list: "a list"}


@dataclass(frozen=True)
class Problem:
    """Where (`decision_types.special.pass.ratio`) and why."""

    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.path or 'The pack'}: {self.reason}."


@dataclass
class Checks:
    """The problems found so far."""

    problems: list[Problem] = field(default_factory=list)

    def say(self, path: str, reason: str) -> None:
        self.problems.append(Problem(path, reason))

    def members(self, path: str, value: Mapping[str, Any], *, needed: set[str], known: set[str]) -> None:
        for key in sorted(needed - set(value)):
            self.say(join(path, key), "is missing")
        for key in sorted(set(value) - known):
            self.say(join(path, key), "is not known")

    def shaped(self, path: str, value: Any, shape: Mapping[str, type]) -> bool:
        """An object with exactly these members, of these types, and no text empty."""
        before = len(self.problems)
        if not isinstance(value, dict):
            self.say(path, "must be an object")
            return False
        self.members(path, value, needed=set(shape), known=set(shape))
        for key, kind in shape.items():
            if key in value and (not isinstance(value[key], kind) or (kind is int and isinstance(value[key], bool))):
                self.say(join(path, key), f"must be {_NAMES[kind]}")
            elif kind is str and key in value:
                self.text(join(path, key), value[key])
        return len(self.problems) == before

    def text(self, path: str, value: Any) -> None:
        if not isinstance(value, str) or not value.strip():
            self.say(path, "must be text that is not empty")

    def whole(self, path: str, value: Any, *, lowest: int = 0, highest: int | None = None) -> None:
        if isinstance(value, bool) or not isinstance(value, int):
            self.say(path, "must be a whole number")
        elif value < lowest or (highest is not None and value > highest):
            limit = f"at least {lowest}" if value < lowest else f"at most {highest}"
            self.say(path, f"must be {limit}")

    def fraction(self, path: str, value: Any) -> None:
        if not isinstance(value, str) or not FRACTION.fullmatch(value):
            self.say(path, "must be a fraction as text, such as 3/4")

    def boolean(self, path: str, value: Any) -> None:
        if not isinstance(value, bool):
            self.say(path, "must be true or false")

    def one_of(self, path: str, value: Any, choices: Sequence[str]) -> None:
        if value not in choices:
            self.say(path, f"must be one of {', '.join(choices)}")

    def clause(self, path: str, value: Any, clauses: set[str]) -> None:
        if value not in clauses:
            self.say(path, f"names the clause {value!r}, which the pack does not have")


def join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
