"""Turnout, live: whoever takes in a ballot taps every process on the shoulder; each has one hub that looks and tells.

Nothing but the number of a ballot box goes over the wire between processes, at most twice a second for each vote, and
nothing but two numbers to the pages.
"""

import time

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer

GROUP = "coop.decisions.turnout"
QUIET_NS = 500_000_000  # half a second
_last: dict[int, int] = {}


def announce_turnout(box_id: int) -> None:
    """Say that somebody voted, unless it was said within half a second: hubs wait longer before they count."""
    now = time.monotonic_ns()
    if now - _last.get(box_id, -QUIET_NS) < QUIET_NS:
        return
    _last[box_id] = now
    layer = get_channel_layer()
    if layer is not None:
        async_to_sync(layer.group_send)(GROUP, {"type": "turnout", "box": box_id})
