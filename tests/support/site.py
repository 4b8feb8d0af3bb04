"""The whole site in this process, pages and websockets, for a browser to visit."""

import asyncio
import socket
import threading
import time

import uvicorn
from uvicorn.config import LOGGING_CONFIG

PATIENCE = 60


class LiveSite:
    """Our ASGI application on a free loopback port. It shares this process, so a frozen clock holds for it too."""

    access_log = False

    def __init__(self) -> None:
        # Kept from here on: a port that was let go could be somebody else's by the time the server starts.
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None
        self._pause = threading.Event()

    def start(self) -> None:
        from config.asgi import application

        if self._socket.fileno() < 0:  # it was stopped, which closed it: it opens again where it was
            self._socket = socket.create_server(("127.0.0.1", self.port))
        config = uvicorn.Config(
            application,
            log_level="info" if self.access_log else "error",
            log_config=None if self.access_log else LOGGING_CONFIG,
            access_log=self.access_log,
            lifespan="off",
            ws="websockets-sansio",
        )
        self._server = uvicorn.Server(config)
        self._server.install_signal_handlers = lambda: None  # type: ignore[attr-defined,method-assign]
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        end = time.monotonic() + PATIENCE
        while not self._server.started:
            if not self._thread.is_alive() or time.monotonic() > end:
                raise RuntimeError("the site did not start")
            self._pause.wait(0.02)

    def _run(self) -> None:
        assert self._server is not None
        asyncio.run(self._server.serve(sockets=[self._socket]))

    def stop(self) -> None:
        if self._server is not None and self._thread is not None:
            self._server.should_exit = True
            self._server.force_exit = True
            self._thread.join(timeout=PATIENCE)
