"""The sandbox as a running server: a standard-library WSGI server with a thread for each request."""

import logging
import sys
import threading
import time
from collections import deque
from dataclasses import replace
from pathlib import Path
from socketserver import ThreadingMixIn
from types import TracebackType
from typing import Any, Final
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from payments.sandbox import contract, idempotency
from payments.sandbox.api.event_destinations import KIND, new_destination
from payments.sandbox.app import Application
from payments.sandbox.control import Control
from payments.sandbox.events import TYPES
from payments.sandbox.execute import Executor
from payments.sandbox.faults import Faults
from payments.sandbox.pages.site import Site
from payments.sandbox.recording import Recorded
from payments.sandbox.settings import DEFAULT_SECRET, Settings
from payments.sandbox.store import MEMORY, Store
from payments.sandbox.webhooks import Courier
from payments.sandbox.world import Clock, World

log = logging.getLogger(__name__)
BUILT_IN: Final = "ed_test_sandbox"
LONGEST_GOODBYE: Final = 5.0


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A caller who goes away in the middle is no news; anything else is."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            log.exception("The sandbox could not answer %s", client_address)


class _Handler(WSGIRequestHandler):
    timeout = 60

    def address_string(self) -> str:
        """No name look-ups."""
        return str(self.client_address[0])

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet: what came in can be asked of the control."""


class SandboxServer:
    """Start, stop, and a `control` to steer it by.

    `state` is ":memory:" or the path of a file that survives restarts. `port=0` takes any free port. `public_url` is
    how a browser reaches the server when that differs from `url` (in a container, say). Further keywords are those of
    `Settings`, such as `settle_after=0`.
    """

    def __init__(
        self,
        state: str | Path = MEMORY,
        host: str = "127.0.0.1",
        port: int = 0,
        webhook_url: str | None = None,
        webhook_secret: str = DEFAULT_SECRET,
        clock: Clock | None = None,
        public_url: str = "",
        **choices: Any,
    ) -> None:
        self._address = (host, port)
        self._state = str(state)
        self._settings = Settings(
            public_url=public_url.rstrip("/"), webhook_url=webhook_url, webhook_secret=webhook_secret, **choices
        )
        self._clock: Clock = clock or time.time
        self._server: _Server | None = None
        self._thread: threading.Thread | None = None
        self._parts: tuple[Control, Application, Courier, Store] | None = None
        self.url = ""

    @property
    def control(self) -> Control:
        """The handle for tests and scripts; there once the server has started."""
        if self._parts is None:
            raise RuntimeError("The sandbox is not running: call start() first")
        return self._parts[0]

    def start(self) -> "SandboxServer":
        """Open the state, bind the port and answer in the background. Raises OSError when the port is taken."""
        if self._parts is not None:
            raise RuntimeError("The sandbox is already running")
        host, port = self._address
        self._server = make_server(host, port, _nothing_yet, server_class=_Server, handler_class=_Handler)
        shown_host = f"[{host}]" if ":" in host else host
        self.url = f"http://{shown_host}:{self._server.server_port}"
        settings = replace(self._settings, public_url=self._settings.public_url or self.url)
        store = Store(self._state)
        world = World(store, settings, self._clock)
        idempotency.forget_unfinished(world)
        _connect(world)
        faults, courier = Faults(), Courier(world)
        executor = Executor(world, faults)
        requests: deque[Recorded] = deque(maxlen=10_000)
        control = Control(world, faults, courier, requests)
        app = Application(executor, Site(control), requests, courier.wake)
        self._parts = (control, app, courier, store)
        if settings.contract:
            contract.endpoints()  # read once, before the first caller waits for it
        self._server.set_app(app)
        courier.start()
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), name="sandbox", daemon=True)
        self._thread.start()
        return self

    def stop(self) -> None:
        """Answer no more, finish the delivery in hand, close the file. Does nothing when it is not running."""
        if self._parts is None or self._server is None or self._thread is None:
            return
        control, app, courier, store = self._parts
        app.executor.stopping.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
        control.clear_faults()
        app.wait_until_quiet(LONGEST_GOODBYE)
        courier.stop()
        store.close()
        self._parts = self._server = self._thread = None

    def __enter__(self) -> "SandboxServer":
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def _nothing_yet(environ: Any, start_response: Any) -> list[bytes]:
    start_response("503 Service Unavailable", [("Content-Length", "0")])
    return [b""]


def _connect(world: World) -> None:
    """The destination given at the start replaces the one from last time."""
    settings, store = world.settings, world.store
    before = store.get(BUILT_IN, KIND)
    with store.transaction():
        if settings.webhook_url is None:
            if before is not None:
                store.save({**before, "status": "disabled"})
            return
        body = new_destination(
            identifier=BUILT_IN,
            name="Given when the sandbox was started",
            url=settings.webhook_url,
            secret=settings.webhook_secret,
            payload="thin",
            events=list(TYPES),
            now=world.now(),
        )
        if before is None:
            store.insert(body, created=world.now())
        else:
            store.save(body)
