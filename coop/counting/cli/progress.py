"""Says on standard error how far a long count has come, once it takes longer than two seconds."""

import time
from collections.abc import Callable
from typing import IO

SECOND = 1_000_000_000  # in nanoseconds, the unit of the clock
QUIET = 2 * SECOND
_PAUSE = SECOND


class Progress:
    """One line that overwrites itself and is wiped before anything else is said."""

    def __init__(self, stream: IO[str], clock: Callable[[], int] = time.monotonic_ns) -> None:
        self.stream, self.clock = stream, clock
        self.next = clock() + QUIET
        self.shown = 0

    def __call__(self, text: str) -> None:
        now = self.clock()
        if now < self.next:
            return
        self.next = now + _PAUSE
        self.stream.write(f"\r{text.ljust(self.shown)}")
        self.stream.flush()
        self.shown = len(text)

    def clear(self) -> None:
        if self.shown:
            self.stream.write(f"\r{' ' * self.shown}\r")
            self.stream.flush()
            self.shown = 0

    def say(self, text: str) -> None:
        """One line that stays."""
        self.clear()
        self.stream.write(f"{text}\n")
