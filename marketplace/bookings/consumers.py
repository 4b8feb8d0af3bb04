"""Tells a worker's open pages to look again. Nothing else goes over the wire: the page then asks as any page does."""

from typing import Any

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer

from marketplace.bookings.live import worker_group
from marketplace.workers.queries.workers import worker_of


class WorkConsumer(AsyncWebsocketConsumer):
    """One connection of one signed-in worker, in that worker's own group and no other."""

    group = ""

    async def connect(self) -> None:
        worker = await database_sync_to_async(worker_of)(self.scope.get("user"))
        if worker is None:
            await self.close(code=4403)
            return
        self.group = worker_group(worker.pk)
        await self.channel_layer.group_add(self.group, self.channel_name)
        await self.accept()

    async def disconnect(self, code: int) -> None:
        if self.group:
            await self.channel_layer.group_discard(self.group, self.channel_name)

    async def booking_changed(self, event: dict[str, Any]) -> None:
        """A booking of this worker arrived or changed."""
        await self.send(text_data=event["what"])
