"""The channel layer of several processes: live updates travel through Redis or Valkey."""

from typing import Any

# No time limit on reading, as it was before redis-py 8. The layer waits in blocking reads of its own, and a limit cuts
# every websocket that was quiet for that long. Any limit also lets Python 3.11 swallow the cancelling of such a read:
# the reader of a closed websocket then waits for ever. A server that is gone is noticed by keep-alives.
CONNECTION = {"socket_timeout": None, "socket_connect_timeout": 5, "socket_keepalive": True}


def redis_layer(url: str) -> dict[str, Any]:
    """Return the settings of a channel layer on this server."""
    hosts = [{"address": url, **CONNECTION}]
    return {"BACKEND": "channels_redis.core.RedisChannelLayer", "CONFIG": {"hosts": hosts}}
