"""`manage.py check` names the links of the frame that lead nowhere; pages leave them out without a word."""

from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register
from django.urls import NoReverseMatch, reverse

from foundation.ui.registry import nav


@register(Tags.urls)
def nav_entries_lead_somewhere(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    found: list[CheckMessage] = []
    for key, entry in nav.items():
        try:
            reverse(entry.url_name)
        except NoReverseMatch:
            words = f"The link {key!r} in the frame of the pages names {entry.url_name!r}, which is no page."
            found.append(Warning(words, id="foundation_ui.W001"))
    return found
