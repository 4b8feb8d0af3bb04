"""Ways in which a network and a provider fail, ordered in advance for the requests they shall hit."""

import threading
from dataclasses import dataclass
from typing import Final

KINDS: Final = {
    "timeout_after_success": "it is done and the answer kept, but the answer never comes",
    "drop": "it is done and the answer kept, but the connection breaks before the answer",
    "truncated": "it is done and the answer kept, but only half of the answer comes",
    "drop_before": "the connection breaks before anything is done",
    "401": "the key is not accepted",
    "403": "the key may not do this",
    "409": "another request holds a lock on the object; nothing is done or kept",
    "429": "too many requests; nothing is done or kept",
    "500_no_effect": "the provider fails before it begins; nothing is done or kept",
    "500_with_effect": "it is done, the provider fails afterwards, and the failure is kept for the key",
    "500_remembered": "nothing is done, and the failure is kept for the key",
    "html_502": "a proxy in between answers with a page of HTML; nothing is done or kept",
    "html_502_with_effect": "it is done and the answer kept, but a proxy in between answers with a page of HTML",
    "wait": "the request stands still in mid-execution until the control lets it go",
}
AFTER: Final = frozenset(
    {"timeout_after_success", "drop", "truncated", "500_with_effect", "html_502_with_effect", "wait", "500_remembered"}
)


@dataclass
class Fault:
    """One order. `stall`: seconds until the connection breaks; `should_retry` is told to the SDK when not None."""

    kind: str
    method: str = "POST"
    path_prefix: str = "/v1/"
    times: int = 1
    stall: float = 0.0
    should_retry: bool | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"Not a kind of fault: {self.kind}. There are: {', '.join(KINDS)}")

    @property
    def headers(self) -> dict[str, str]:
        """What the answer tells the SDK about trying again."""
        return {} if self.should_retry is None else {"Stripe-Should-Retry": str(self.should_retry).lower()}


class Faults:
    """The orders not yet used up, and the gate at which `wait` requests stand."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._orders: list[Fault] = []
        self._gate = threading.Event()
        self._waiting = threading.Semaphore(0)

    def order(self, fault: Fault) -> None:
        """Let the next matching requests fail."""
        with self._lock:
            self._orders.append(fault)

    def take(self, method: str, path: str) -> Fault | None:
        """The fault that hits this request, if one does; the oldest matching order first."""
        with self._lock:
            for fault in self._orders:
                if fault.method in ("*", method) and path.startswith(fault.path_prefix):
                    fault.times -= 1
                    if fault.times <= 0:
                        self._orders.remove(fault)
                    return fault
        return None

    def orders(self) -> list[Fault]:
        """What is still to come."""
        with self._lock:
            return list(self._orders)

    def clear(self) -> None:
        """No more faults, and nobody waits."""
        with self._lock:
            self._orders.clear()
        self.let_go()

    def stand_still(self) -> None:
        """Called by a request under a `wait` fault."""
        gate = self._gate  # before anybody can hear of it and open the gate
        self._waiting.release()
        gate.wait()

    def until_waiting(self, timeout: float) -> bool:
        """Wait until one more request stands at the gate; False when none came in time."""
        return self._waiting.acquire(timeout=timeout)

    def let_go(self) -> None:
        """Open the gate for everyone who stands there."""
        gate, self._gate = self._gate, threading.Event()
        gate.set()
