"""The embedded PostgreSQL as the scripts see it: start it, name its address, stop it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from config.settings.database import EmbeddedServerFailed, embedded_server

__all__ = ["EmbeddedServerFailed", "is_running", "server_as_before", "start", "stop"]

TEST_SERVER = ROOT / "var" / "test" / "postgres"


def is_running(data: Path) -> bool:
    """Whether a server already looks after this folder."""
    pid_file = data / "postmaster.pid"
    if not pid_file.exists():
        return False
    import psutil

    try:
        return bool(psutil.pid_exists(int(pid_file.read_text().splitlines()[0])))
    except (ValueError, IndexError, OSError):
        return False


def start(data: Path) -> Any:
    """Start or attach to the server of this folder. Raises EmbeddedServerFailed."""
    return embedded_server(data)


def stop(data: Path) -> None:
    """Stop the server of this folder, if there is one."""
    if is_running(data):
        embedded_server(data).stop()


@contextmanager
def server_as_before() -> Iterator[None]:
    """Stop the embedded server of the tests at the end, where what is done meanwhile started it."""
    starts_here = not os.environ.get("DATABASE_URL") and not is_running(TEST_SERVER)
    try:
        yield
    finally:
        if starts_here:
            stop(TEST_SERVER)
