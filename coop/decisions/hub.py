"""One hub in each process: it hears of votes once, counts once, and tells all the sockets that wait for the numbers.

A group of the channel layer with every socket in it costs ten to sixty times as much for each message. The hub is the
only member of the group; sockets are its own list. See docs/adr/0015-secrecy-of-ballots.md on what is told.
"""

import asyncio
import json
from collections import defaultdict
from typing import Any

from channels.db import database_sync_to_async
from channels.layers import get_channel_layer

from coop.decisions.live import GROUP
from coop.decisions.models import BallotBox
from coop.decisions.queries.turnout import turnout_of

PAUSE = 1  # seconds between hearing and counting: votes that come close together are told as one


def numbers_of(box_id: int) -> str | None:
    """What the pages are told of an open vote, or nothing when it is over."""
    box = BallotBox.objects.select_related("decision").filter(pk=box_id, sealed_at__isnull=True).first()
    if box is None or box.opened_at is None:
        return None
    turnout = turnout_of(box)
    return json.dumps({"voted": turnout.voted, "roll": turnout.roll})


class Hub:
    """The sockets of this process by ballot box, and the one task that serves them."""

    def __init__(self) -> None:
        self.sockets: dict[int, set[Any]] = defaultdict(set)
        self._task: asyncio.Task[None] | None = None
        self._counting: dict[int, asyncio.Task[None]] = {}

    def add(self, box_id: int, send: Any) -> None:
        """`send` is the socket's own raw way out; the same message object goes to all."""
        self.sockets[box_id].add(send)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._listen())

    def remove(self, box_id: int, send: Any) -> None:
        self.sockets[box_id].discard(send)
        if not self.sockets[box_id]:
            del self.sockets[box_id]
        if not self.sockets and self._task is not None:
            self._task.cancel()
            self._task = None

    async def tell(self, box_id: int, text: str) -> None:
        """One message to every socket of a box; a socket that is gone leaves the list."""
        message = {"type": "websocket.send", "text": text}
        for number, send in enumerate(list(self.sockets.get(box_id, ()))):
            try:
                await send(message)
            except Exception:  # whatever a broken connection raises: it is gone
                self.sockets[box_id].discard(send)
            if number % 200 == 199:
                await asyncio.sleep(0)  # let the rest of the process breathe

    async def _listen(self) -> None:
        layer = get_channel_layer()
        channel = await layer.new_channel()
        await layer.group_add(GROUP, channel)
        try:
            while True:
                heard = await layer.receive(channel)
                box_id = int(heard["box"])
                if box_id in self.sockets and box_id not in self._counting:
                    self._counting[box_id] = asyncio.create_task(self._count(box_id))
        finally:
            await layer.group_discard(GROUP, channel)

    async def _count(self, box_id: int) -> None:
        try:
            await asyncio.sleep(PAUSE)
        finally:
            self._counting.pop(box_id, None)  # what comes from now on is counted anew
        text = await database_sync_to_async(numbers_of)(box_id)
        if text is not None:
            await self.tell(box_id, text)


_hubs: dict[int, Hub] = {}


def hub() -> Hub:
    """The hub of this process (of its event loop: tests run several)."""
    loop = id(asyncio.get_running_loop())
    if loop not in _hubs:
        _hubs.clear()
        _hubs[loop] = Hub()
    return _hubs[loop]
