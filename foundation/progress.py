"""A line on the terminal that says how far long work has come. It writes to stderr, never into the command's output."""

import sys
from types import TracebackType
from typing import TextIO

BAR = 30


class Progress:
    """`with Progress("Reading places", total=1_000) as p: p.step(10)`; `total` 0 is unknown, quiet writes nothing."""

    def __init__(self, label: str, total: int = 0, *, quiet: bool = False, stream: TextIO | None = None) -> None:
        self.label, self.total, self.done = label, total, 0
        self._stream = stream or sys.stderr
        self._quiet = quiet
        self._shown = ""

    def step(self, by: int = 1) -> None:
        """Count `by` more and redraw when the line changed."""
        before, self.done = self.done, self.done + by
        if self.total or before // 1000 != self.done // 1000:
            self._draw()

    def _line(self) -> str:
        if not self.total:
            return f"{self.label}: {self.done:,}"
        share = min(self.done, self.total) * 100 // self.total
        filled = BAR * share // 100
        return f"{self.label} [{'#' * filled}{'.' * (BAR - filled)}] {share:3d} % of {self.total:,}"

    def _draw(self) -> None:
        if self._quiet or (line := self._line()) == self._shown:
            return
        self._shown = line
        self._stream.write("\r" + line)
        self._stream.flush()

    def __enter__(self) -> "Progress":
        self._draw()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._quiet:
            self._stream.write("\n")
            self._stream.flush()
