"""A websocket that was refused is over, also where the server does not say so."""

from collections.abc import Awaitable, Callable
from typing import Any

Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


class EndRefusedLines:
    """Tells the application at once that the line it refused is closed.

    ASGI asks the server to send `websocket.disconnect`, but uvicorn (0.54) sends nothing after a refused handshake. The
    application would then wait for ever: every knock of a stranger would leave a task behind, and the server could not
    shut down.
    """

    def __init__(self, application: Any) -> None:
        self.application = application

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        opened = refused = False

        async def watched_send(message: Message) -> None:
            nonlocal opened, refused
            opened = opened or message["type"] == "websocket.accept"
            refused = not opened and message["type"] == "websocket.close"
            await send(message)

        async def watched_receive() -> Message:
            return {"type": "websocket.disconnect", "code": 1006} if refused else await receive()

        await self.application(scope, watched_receive, watched_send)
