"""Says on standard error how far a long count has come, once it takes longer than two seconds."""

import time
from typing import IO

QUIET_SECONDS = 2
_PAUSE_SECONDS = 1


class Progress:
    """One line that overwrites itself and is wiped before anything else is said."""

    def __init__(self, stream: IO[str]) -> None:
        self.stream = stream
        self.next = time.monotonic() + QUIET_SECONDS
        self.shown = 0

    def __call__(self, text: str) -> None:
        now = time.monotonic()
        if now < self.next:
            return
        self.next = now + _PAUSE_SECONDS
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
