"""The languages pages are written in, kept in this process: no page asks for them."""

import time

from django.conf import settings
from django.db import connection
from django.utils.translation import get_language
from wagtail.models import Locale

from foundation.ui.languages import default_language

FRESH_SECONDS = 60

# By database: when it was read (seconds of the process's own clock), and the key of each language's locale.
_kept: dict[str, tuple[float, dict[str, int]]] = {}


def locales() -> dict[str, int]:
    """Language -> key of its locale. Read anew after a change in this process, and after a minute."""
    found = _kept.get(connection.settings_dict["NAME"])
    fresh = getattr(settings, "FRAME_FRESH_SECONDS", FRESH_SECONDS)
    if found is None or (fresh is not None and time.monotonic() - found[0] > fresh):
        return refresh_locales()
    return found[1]


def refresh_locales() -> dict[str, int]:
    read = dict(Locale.objects.values_list("language_code", "pk"))
    _kept[connection.settings_dict["NAME"]] = (time.monotonic(), read)
    return read


def reading_locale() -> tuple[int, int] | None:
    """The reader's locale and the co-op's own; nothing while pages have one language."""
    known = locales()
    own = known.get(default_language())
    if own is None or len(known) == 1:
        return None
    return known.get(get_language() or "", own), own
