"""What higher rooms tell us about people: who must have a second factor, and where each kind of person starts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from foundation.registry import Registry

# Each answers "must this user have a second factor?" coop.membership adds board and treasurer.
second_factor_required: Registry[Callable[[Any], bool]] = Registry("foundation.accounts.second_factor_required")


@dataclass(frozen=True)
class Home:
    """Where people `is_for` start after signing in. Lower `order` is asked first."""

    url_name: str
    is_for: Callable[[Any], bool]
    order: int = 100


homes: Registry[Home] = Registry("foundation.accounts.homes")


# Each answers with sentences why a person's account cannot be erased now: a membership that lasts, money that is owed.
reasons_to_stay: Registry[Callable[..., list[str]]] = Registry("foundation.accounts.reasons_to_stay")


def why_not_erase(*, person: Any) -> list[str]:
    """Everything that has to be settled first; empty when nothing has."""
    return [sentence for _key, ask in reasons_to_stay.items() for sentence in ask(person=person)]
