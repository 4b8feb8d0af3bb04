"""What our commands share: bad input is refused with exit 2, and a text file is read a line at a time."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import CommandError

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


class Refused(CommandError):
    """Bad input: what is wrong on standard error, nothing on standard output, exit 2."""

    def __init__(self, message: str) -> None:
        super().__init__(message, returncode=2)


class LineUnreadable(ValueError):
    """A line that no text begins with, and why. `line` counts from 1."""

    def __init__(self, line: int, reason: str) -> None:
        self.line, self.reason = line, reason
        super().__init__(f"line {line}: {reason}")


def text_lines(path: Path) -> Iterator[str]:
    """The lines of a file in UTF-8, with or without a byte-order mark, ended as any system ends them.

    Streams: the size of the file does not matter. Raises LineUnreadable; Refused when the file cannot be opened.
    """
    number = 0
    try:
        with path.open("rb") as file:
            for raw in file:
                for line in _LINE.findall(_text(raw, number + 1)):
                    number += 1
                    yield line
    except OSError as error:
        raise Refused(f"{path}: {error.strerror or error}.") from None


def _text(raw: bytes, line: int) -> str:
    if line == 1 and raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise LineUnreadable(line, "this is UTF-16; save the file in UTF-8")
    try:
        text = raw.decode("utf-8-sig" if line == 1 else "utf-8")
    except UnicodeDecodeError:
        raise LineUnreadable(line, "this is not UTF-8; save the file in UTF-8") from None
    if "\0" in text:
        raise LineUnreadable(line, "there is a NUL character; this is not a table of text")
    return text


def told(problems: list[tuple[int, str]], *, most: int) -> str:
    """Lines that cannot be used, one under the other, each with its reason; `most` is where the list was cut."""
    lines = "\n".join(f"  line {line}: {sentence}" for line, sentence in problems)
    return lines + (f"\n  (and perhaps more: the first {most} are shown)" if len(problems) >= most else "")
