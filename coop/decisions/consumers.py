"""A socket that hears how many have voted. It says nothing else, and whatever it is sent it does not read."""

from typing import Any

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer

from coop.decisions.enums import DecisionState, TurnoutAudience
from coop.decisions.hub import hub
from coop.decisions.policies import can_read_decisions, runs_decisions
from coop.decisions.queries.voters import voter_of
from coop.decisions.queries.voting import box_of
from foundation.clock import now
from foundation.errors import Fact


def box_for(user: Any, slug: str) -> int | None:
    """The open vote whose turnout this person may see while it is open."""
    if user is None or not user.is_authenticated:
        return None
    try:
        box = box_of(slug)
    except Fact:
        return None
    if box.decision.state != DecisionState.OPEN or box.audience == TurnoutAudience.NOBODY:
        return None
    if box.audience == TurnoutAudience.SCRUTINEERS:
        return box.pk if runs_decisions(user) else None
    return box.pk if can_read_decisions(user, voter_of(user, at=now())) else None


class TurnoutConsumer(AsyncWebsocketConsumer):
    """One open page. It joins the hub, not a group."""

    box_id: int | None = None

    async def connect(self) -> None:
        slug = self.scope["url_route"]["kwargs"]["slug"]
        self.box_id = await database_sync_to_async(box_for)(self.scope.get("user"), slug)
        if self.box_id is None:
            await self.close(code=4403)
            return
        await self.accept()
        hub().add(self.box_id, self.base_send)

    async def disconnect(self, code: int) -> None:
        if self.box_id is not None:
            hub().remove(self.box_id, self.base_send)
