"""Websocket addresses of all rooms."""

from marketplace.bookings.routing import websocket_urlpatterns as bookings

websocket_urlpatterns: list = [*bookings]
