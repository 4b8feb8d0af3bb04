"""The websocket addresses of this room."""

from django.urls import path

from coop.decisions.consumers import TurnoutConsumer

websocket_urlpatterns = [path("ws/decisions/<slug:slug>/turnout/", TurnoutConsumer.as_asgi())]
