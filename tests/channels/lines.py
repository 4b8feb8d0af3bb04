"""A browser's line to the site, spoken to as the ASGI server would. (channels.testing itself asks for daphne.)"""

import asyncio
import time

from asgiref.testing import ApplicationCommunicator
from django.db import connections

SITE = "http://testserver"
PATIENCE = 60  # seconds for what takes a moment: a busy machine is no reason to fail


class Line(ApplicationCommunicator):
    """One websocket to the whole ASGI application, guards included."""

    def __init__(self, cookie="", *, origin=SITE, path="/ws/work/", query=""):
        from config.asgi import application

        headers = [(b"host", b"testserver")]
        if origin is not None:
            headers.append((b"origin", origin.encode()))
        if cookie:
            headers.append((b"cookie", cookie.encode()))
        super().__init__(
            application,
            {
                "type": "websocket",
                "path": path,
                "query_string": query.encode(),
                "headers": headers,
                "subprotocols": [],
            },
        )

    async def open(self):
        """Knock; return "open", or the code with which it was refused."""
        await self.send_input({"type": "websocket.connect"})
        answer = await self.receive_output(timeout=PATIENCE)
        return "open" if answer["type"] == "websocket.accept" else answer.get("code", 1000)

    async def hear(self):
        """The next words that arrive."""
        message = await self.receive_output(timeout=PATIENCE)
        assert message["type"] == "websocket.send", message
        return message["text"]

    async def say(self, words):
        await self.send_input({"type": "websocket.receive", "text": words})

    async def hang_up(self):
        """Close the line; the application then ends by itself."""
        await self.send_input({"type": "websocket.disconnect", "code": 1000})
        await asyncio.wait_for(self.future, timeout=PATIENCE)


async def until(is_so):
    """Give the others their turn until it is so."""
    end = time.monotonic() + PATIENCE
    while not is_so() and time.monotonic() < end:
        await asyncio.sleep(0.01)
    assert is_so()


async def elsewhere(work, *args, **kwargs):
    """Do something as another process would: on a thread with a connection and an event loop of its own."""

    def run():
        try:
            return work(*args, **kwargs)
        finally:
            connections.close_all()

    return await asyncio.get_running_loop().run_in_executor(None, run)
