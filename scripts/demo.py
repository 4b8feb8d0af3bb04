"""Run the demo co-op on this machine: database, payment sandbox, worker and web server, until Ctrl-C.

    python scripts/demo.py [--port 8000] [--host 127.0.0.1] [--reset]

Everything it keeps lies under var/. A second start finds it there and takes a few seconds.
"""

import argparse
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import embedded

ROOT = embedded.ROOT
VAR = Path(os.environ.get("COMMONWORK_VAR", ROOT / "var"))
DATABASE_FILES = VAR / "postgres"
STAMP = VAR / "demo-stamp"
UNFINISHED = VAR / "demo-unfinished"
LOGS = VAR / "logs"
LOCAL = {"127.0.0.1", "localhost", "::1"}
WEBHOOK_SECRET = "whsec_demo_sandbox"  # noqa: S105 - known to the whole world, and refused by production


def say(text: str) -> None:
    print(text, flush=True)


def stop_with(text: str) -> None:
    sys.exit(f"\n{text}\n")


def free_port(host: str, wanted: int) -> int:
    """The wanted port, or the next one nobody uses."""
    for port in [*range(wanted, wanted + 50), 0]:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            found = int(probe.getsockname()[1])
        if found != wanted:
            say(f"Port {wanted} is taken by another program; using {found}.")
        return found
    raise RuntimeError("no free port")


def code_stamp() -> str:
    """Changes whenever a migration or the demo's story changes: then the start-up looks at the database again."""
    digest = hashlib.sha256()
    for path in sorted([*ROOT.glob("*/*/migrations/*.py"), *ROOT.glob("config/demo/**/*.py")]):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


class Demo:
    """The processes of one demo, stopped in the reverse order of their start."""

    def __init__(self, host: str, port: int) -> None:
        self.host, self.port = host, port
        self.children: list[tuple[str, subprocess.Popen[bytes]]] = []
        self.owns_database = False
        self.environment = os.environ.copy()

    def start(self) -> None:
        started = time.monotonic()
        LOGS.mkdir(parents=True, exist_ok=True)
        self.start_database()
        site, sandbox = free_port(self.host, self.port), free_port("127.0.0.1", 12111)
        address = f"http://{'localhost' if self.host in LOCAL else self.host}:{site}"
        self.environment |= {
            "DJANGO_SETTINGS_MODULE": "config.settings.demo",
            "SITE_URL": address,
            "SANDBOX_URL": f"http://127.0.0.1:{sandbox}",
            "STRIPE_WEBHOOK_SECRETS": WEBHOOK_SECRET,
            "COMMONWORK_VAR": str(VAR),
            "PYTHONUNBUFFERED": "1",
        }
        webhook = f"http://127.0.0.1:{site}/webhooks/stripe/"
        self.prepare()
        say("Starting the payment sandbox ...")
        state = str(VAR / "sandbox.sqlite3")
        self.spawn("sandbox", ["-m", "payments.sandbox", "--port", str(sandbox), "--state", state,
                               "--webhook-url", webhook, "--webhook-secret", WEBHOOK_SECRET])  # fmt: skip
        self.wait_for(f"http://127.0.0.1:{sandbox}/control", "sandbox")
        say("Starting the worker process and the web server ...")
        self.spawn("worker", ["manage.py", "run_worker"])
        self.spawn("web", ["-m", "uvicorn", "config.asgi:application", "--host", self.host, "--port", str(site),
                           "--log-level", "warning", "--no-access-log"])  # fmt: skip
        self.wait_for(f"http://127.0.0.1:{site}/", "web")
        self.report(address, time.monotonic() - started)

    def start_database(self) -> None:
        if os.environ.get("DATABASE_URL"):
            say("Using the PostgreSQL server that DATABASE_URL names.")
            return
        say("Starting the embedded PostgreSQL under var/ ...")
        self.owns_database = not embedded.is_running(DATABASE_FILES)
        try:
            server = embedded.start(DATABASE_FILES)
        except embedded.EmbeddedServerFailed as error:
            stop_with(str(error))
            return
        if server.psql("SELECT 1 FROM pg_database WHERE datname = 'commonwork'").strip().endswith("(0 rows)"):
            server.psql("CREATE DATABASE commonwork")
        self.environment["DATABASE_URL"] = server.get_uri(database="commonwork")

    def prepare(self) -> None:
        """Bring the tables up to date and tell the demo's story, unless both were done before."""
        stamp = code_stamp()
        if STAMP.exists() and STAMP.read_text() == stamp:
            return
        if UNFINISHED.exists():
            stop_with(
                "An earlier start was interrupted while the story was being told. Start over: make demo-reset demo"
            )
        if not STAMP.exists():
            UNFINISHED.touch()
        for text, command in [
            ("Bringing the tables up to date ...", ["migrate", "--verbosity", "0", "--skip-checks"]),
            ("Telling the demo's story (months of bookings, made one by one through the same steps people take) ...",
             ["seed_demo"]),
        ]:  # fmt: skip
            say(text)
            done = subprocess.run(
                [sys.executable, "-W", "ignore", "manage.py", *command], cwd=ROOT, env=self.environment, check=False
            )
            if done.returncode:
                raise RuntimeError(f"`manage.py {command[0]}` failed; the lines above say why.")
        STAMP.write_text(stamp)
        UNFINISHED.unlink(missing_ok=True)

    def spawn(self, name: str, arguments: list[str]) -> None:
        log = open(LOGS / f"{name}.log", "ab")  # noqa: SIM115 - the child writes to it for as long as it lives
        child = subprocess.Popen(
            [sys.executable, "-W", "ignore", *arguments],
            cwd=ROOT,
            env=self.environment,
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C reaches us alone; we end the children in order
        )
        self.children.append((name, child))

    def wait_for(self, url: str, name: str, seconds: int = 60) -> None:
        """Wait until the address answers, or say why it does not."""
        child = dict(self.children)[name]
        for _ in range(seconds * 10):
            if child.poll() is not None:
                break
            try:
                urllib.request.urlopen(url, timeout=5).close()  # noqa: S310 - our own loopback address
                return
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError(f"The {name} process did not start; its log is {LOGS / f'{name}.log'}")

    def report(self, address: str, seconds: float) -> None:
        listing = subprocess.run(
            [sys.executable, "-W", "ignore", "manage.py", "demo_sign_ins"],
            cwd=ROOT, env=self.environment, check=False, capture_output=True, text=True,
        )  # fmt: skip
        say(f"\nReady after {seconds:.0f} s. Open {address}\n\n{listing.stdout.rstrip()}\n")
        say(f"Payment sandbox:  {self.environment['SANDBOX_URL']}/control   (no card is charged, no money moves)")
        say(f"Data and logs:    {VAR}")
        say(f"E-mails it sends: {address}/demo/outbox/")
        say("\nPress Ctrl-C to stop everything; `make demo-reset` starts over.\n")

    def watch(self) -> None:
        """Wait until a child ends by itself."""
        while True:
            for name, child in self.children:
                if child.poll() is not None:
                    raise RuntimeError(f"The {name} process ended; its log is {LOGS / f'{name}.log'}")
            time.sleep(0.5)

    def stop(self) -> None:
        say("\nStopping ...")
        for _, child in reversed(self.children):
            if child.poll() is None:
                child.terminate()
        for _, child in reversed(self.children):
            try:
                child.wait(timeout=10)
            except subprocess.TimeoutExpired:
                child.kill()
        if self.owns_database:
            embedded.stop(DATABASE_FILES)
        say("Everything is stopped. Your demo data is kept under var/.")


def reset() -> None:
    """Forget the demo's data; the folder of the tests stays."""
    embedded.stop(DATABASE_FILES)
    for name in ("postgres", "media", "outbox", "logs"):
        shutil.rmtree(VAR / name, ignore_errors=True)
    for path in [STAMP, UNFINISHED, *VAR.glob("sandbox.sqlite3*")]:
        path.unlink(missing_ok=True)
    say("The demo is forgotten; `make demo` tells its story anew.")


def main() -> int:
    parser = argparse.ArgumentParser(description="Run the demo co-op on this machine.")
    parser.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"))
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    parser.add_argument("--reset", action="store_true", help="forget everything the demo keeps")
    options = parser.parse_args()
    if options.reset:
        reset()
        return 0
    if options.host not in LOCAL:
        stop_with(
            f"The demo only runs on this machine (127.0.0.1), not on {options.host}: its passwords are known to\n"
            "everybody. The README says how to go to production."
        )
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    demo = Demo(options.host, options.port)
    try:
        demo.start()
        demo.watch()
    except KeyboardInterrupt:
        return 0
    except RuntimeError as error:
        say(f"\n{error}")
        return 1
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        demo.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
