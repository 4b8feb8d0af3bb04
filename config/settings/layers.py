"""The channel layer of several processes: live updates travel through Redis or Valkey."""

from typing import Any

# Seconds. The layer reads by blocking pops of 5 s; redis-py 8 gives up on a silent connection after 5 s unless told
# otherwise, and then every quiet websocket is cut. Longer than the pop, short enough to notice a dead server.
READ_TIMEOUT = 30


def redis_layer(url: str) -> dict[str, Any]:
    """Return the settings of a channel layer on this server."""
    hosts = [{"address": url, "socket_timeout": READ_TIMEOUT}]
    return {"BACKEND": "channels_redis.core.RedisChannelLayer", "CONFIG": {"hosts": hosts}}
