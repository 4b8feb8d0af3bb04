"""How a lower floor calls a higher one: it keeps a registry, the higher room registers in AppConfig.ready()."""

from collections.abc import Callable, ItemsView, Iterator
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Registry(Generic[T]):
    """One value per key. A second registration of a key, or an unknown key, is a programming error and says so."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._values: dict[str, T] = {}

    def register(self, key: str, value: T) -> T:
        if key in self._values and self._values[key] is not value:
            raise ValueError(f"{self.name}: {key!r} is registered already")
        self._values[key] = value
        return value

    def get(self, key: str) -> T:
        if key not in self._values:
            raise LookupError(f"{self.name}: nothing is registered as {key!r}; known are {sorted(self._values)}")
        return self._values[key]

    def keys(self) -> list[str]:
        return sorted(self._values)

    def items(self) -> ItemsView[str, T]:
        return self._values.items()


class Hooks:
    """Any number of callables per event, called in the order of registration."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._callables: dict[str, list[Callable[..., Any]]] = {}

    def add(self, key: str, function: Callable[..., Any]) -> None:
        known = self._callables.setdefault(key, [])
        if function not in known:
            known.append(function)

    def each(self, key: str) -> Iterator[Callable[..., Any]]:
        yield from self._callables.get(key, [])

    def call(self, key: str, **kwargs: Any) -> list[Any]:
        return [function(**kwargs) for function in self.each(key)]
