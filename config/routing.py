"""Websocket addresses of all rooms."""

from channels.security.websocket import WebsocketDenier
from django.urls import re_path

from coop.decisions.routing import websocket_urlpatterns as decisions
from marketplace.bookings.routing import websocket_urlpatterns as bookings

# The last one refuses what nobody serves; without it every guess of a stranger is a traceback in the log.
websocket_urlpatterns: list = [*bookings, *decisions, re_path(r"", WebsocketDenier.as_asgi())]
