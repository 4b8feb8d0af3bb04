"""The websocket addresses of this room."""

from django.urls import path

from marketplace.bookings.consumers import WorkConsumer

websocket_urlpatterns = [path("ws/work/", WorkConsumer.as_asgi())]
