"""`python -m payments.sandbox --port 12111 --state var/sandbox.sqlite3`: the sandbox as a process of its own."""

import argparse
import signal
import sys
import threading
from types import FrameType

from payments.sandbox.server import SandboxServer
from payments.sandbox.settings import DEFAULT_SECRET, LOOPBACK
from payments.sandbox.store import MEMORY


def _arguments(given: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m payments.sandbox", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", type=int, default=12111, help="port to listen on; 0 takes any free one")
    parser.add_argument("--state", default=MEMORY, help="SQLite file that keeps the state (default: keep nothing)")
    parser.add_argument("--webhook-url", default=None, help="where events are delivered")
    parser.add_argument("--webhook-secret", default=DEFAULT_SECRET, help="what deliveries are signed with")
    parser.add_argument("--public-url", default="", help="how a browser reaches this server, when that differs")
    parser.add_argument("--page-host", action="append", default=[], help="a further name the pages may be opened under")
    return parser.parse_args(given)


def main(given: list[str] | None = None) -> int:
    """Run until told to stop (SIGINT or SIGTERM). Ends with 1 when the port is taken."""
    options = _arguments(given)
    enough = threading.Event()

    def stop(number: int, frame: FrameType | None) -> None:
        enough.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    server = SandboxServer(
        options.state,
        options.host,
        options.port,
        options.webhook_url,
        options.webhook_secret,
        public_url=options.public_url,
        page_hosts=LOOPBACK | set(options.page_host),
    )
    try:
        server.start()
    except OSError as problem:
        sys.stderr.write(f"The sandbox cannot listen on {options.host}:{options.port}: {problem.strerror}\n")
        return 1
    sys.stdout.write(
        f"Payment sandbox (not Stripe, no money moves) on {server.url}, control page {server.url}/control\n"
    )
    sys.stdout.flush()
    enough.wait()
    server.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
