"""The embedded PostgreSQL as the scripts see it: start it, name its address, stop it."""

import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from config.settings.database import EmbeddedServerFailed, embedded_server

__all__ = ["EmbeddedServerFailed", "is_running", "start", "stop"]


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
