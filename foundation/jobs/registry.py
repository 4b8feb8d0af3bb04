"""Jobs by name, and the ones that come round by themselves."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from foundation.registry import Registry

F = TypeVar("F", bound=Callable[..., Any])

jobs: Registry[Callable[..., Any]] = Registry("jobs")


@dataclass(frozen=True)
class Periodic:
    """A job without arguments that comes round every `seconds`."""

    name: str
    seconds: int
    function: Callable[[], Any]


periodic_jobs: Registry[Periodic] = Registry("periodic jobs")


def job(name: str) -> Callable[[F], F]:
    """Name a function so that `enqueue(name, ...)` runs it; its arguments are plain JSON values."""

    def register(function: F) -> F:
        jobs.register(name, function)
        return function

    return register


def periodic(name: str, *, seconds: int) -> Callable[[F], F]:
    """Have the worker process run a function every `seconds`, in one process at a time."""

    def register(function: F) -> F:
        periodic_jobs.register(name, Periodic(name=name, seconds=seconds, function=function))
        return function

    return register
