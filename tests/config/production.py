"""The processes of a production server, on loopback, against the test database and a Valkey of our own."""

import http.client
import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import quote, urlencode

from tests.support.house import REPOSITORY
from tests.support.patience import PATIENCE

HOST = "coop.example"
SITE = f"https://{HOST}"
_pause = threading.Event()


def environment(*, database: dict, redis: str, folder: Path) -> dict[str, str]:
    """Everything the README asks for, and no Stripe key."""
    place = f"{quote(database['USER'])}@/{database['NAME']}?host={database['HOST']}"
    return {
        "PATH": os.environ["PATH"],
        "HOME": os.environ.get("HOME", "/"),
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(60).replace("test", "tost").replace("demo", "dome"),
        "ALLOWED_HOSTS": HOST,
        "SITE_URL": SITE,
        "DATABASE_URL": f"postgres://{place}" if database["HOST"].startswith("/") else os.environ["DATABASE_URL"],
        "REDIS_URL": redis,
        "EMAIL_URL": "smtp://localhost:25",
        "COMMONWORK_VAR": str(folder / "var"),
        "STATIC_ROOT": str(folder / "static"),
        "PYTHONUNBUFFERED": "1",
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def manage(env: dict[str, str], *arguments: str) -> tuple[int, str]:
    """Run a management command; return its exit code and everything it said."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "manage.py", *arguments],
        cwd=REPOSITORY, env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


class Process:
    """One service of the server, its log kept in a file."""

    def __init__(self, command: list[str], env: dict[str, str], log: Path, port: int = 0) -> None:
        self.log, self.port = log, port
        with log.open("wb") as out:
            self._process = subprocess.Popen(command, cwd=REPOSITORY, env=env, stdout=out, stderr=out)

    def wait_until(self, ready) -> None:
        """Look again and again, for five minutes at most."""
        end = time.monotonic() + 300
        while time.monotonic() < end:
            if self._process.poll() is not None:
                break
            if ready():
                return
            _pause.wait(0.1)
        self.stop()
        raise AssertionError(f"it did not start:\n{self.log.read_text()}")

    def wait_for_port(self) -> "Process":
        def answers() -> bool:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                return False
            return True

        self.wait_until(answers)
        return self

    def stop(self) -> int:
        """Ask it to end, as a service manager does; return its exit code."""
        self._process.send_signal(signal.SIGTERM)
        return self._process.wait(timeout=PATIENCE)


class Browser:
    """As much of a browser, behind a proxy that ends HTTPS, as it takes: it keeps cookies and says where it is."""

    def __init__(self, port: int, *, proto: str = "https", host: str = HOST) -> None:
        self.port, self.cookies, self.proto, self.host = port, {}, proto, host
        self.set_cookies: dict[str, str] = {}

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def ask(self, method: str, path: str, data: dict | None = None, **headers: str):
        """Return status, headers and body of the answer."""
        sent = {"Host": self.host, "X-Forwarded-Proto": self.proto, "Origin": SITE, "Referer": SITE + path} | headers
        if self.cookies:
            sent["Cookie"] = self.cookie
        if data is not None:
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            line.request(method, path, body=urlencode(data) if data is not None else None, headers=sent)
            answer = line.getresponse()
            body = answer.read()
        finally:
            line.close()
        for value in answer.headers.get_all("Set-Cookie", []):
            for name, morsel in SimpleCookie(value).items():
                self.cookies[name], self.set_cookies[name] = morsel.value, value
        return answer.status, answer.headers, body.decode(errors="replace")

    def get(self, path: str, **headers: str):
        return self.ask("GET", path, **headers)

    def post(self, path: str, data: dict, **headers: str):
        return self.ask("POST", path, data, **headers)
