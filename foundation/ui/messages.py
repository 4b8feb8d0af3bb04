"""Short messages that wait for the next page, in a cookie that only this host may set (OWASP ASVS 5.0: 3.3.1)."""

from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class HostCookieStorage(CookieStorage):
    """Django's own, under a name that browsers accept over HTTPS alone and from no other host of the domain."""

    cookie_name = "__Host-messages"


class HostMessages(FallbackStorage):
    """The cookie first; what does not fit into it goes into the session."""

    storage_classes = (HostCookieStorage, SessionStorage)
