"""Websockets in production; pages and websockets together in the one-process demo."""

import os

from channels.auth import AuthMiddlewareStack
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
pages = get_asgi_application()

from config.refused_lines import EndRefusedLines  # noqa: E402
from config.routing import websocket_urlpatterns  # noqa: E402  (rooms import models: only after Django is set up)

application = ProtocolTypeRouter(
    {
        "http": pages,
        "websocket": EndRefusedLines(
            AllowedHostsOriginValidator(AuthMiddlewareStack(URLRouter(websocket_urlpatterns)))
        ),
    }
)
