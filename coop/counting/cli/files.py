"""Opening files: every failure becomes one plain sentence."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from coop.counting.errors import BadInput

STDIN = "-"


@contextmanager
def opened(path: str) -> Iterator[IO[bytes]]:
    """The file for reading bytes; ``-`` is standard input.

    Raises:
        BadInput: it cannot be opened or read.
    """
    try:
        if path == STDIN:
            yield sys.stdin.buffer
            return
        with open(path, "rb") as stream:
            yield stream
    except OSError as error:
        raise BadInput(shown(path), None, f"cannot be read: {error.strerror or error}.") from None


def read_bytes(path: str) -> bytes:
    with opened(path) as stream:
        return stream.read()


def shown(path: str) -> str:
    """How messages name the file."""
    return "standard input" if path == STDIN else path
