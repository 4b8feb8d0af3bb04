"""Websocket addresses of all rooms."""

websocket_urlpatterns: list = []
