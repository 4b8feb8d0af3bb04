"""Pictures for sharing, drawn once and kept by what they show."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.utils.translation import gettext as _

from cms.navigation.calculations.palette import FIXED, HOUSE
from foundation.documents.picture import render_png
from foundation.ui.calculations.colour import hex_of, parse_colour

KEEP_SECONDS = 7 * 24 * 3600
MARK = "foundation/ui/mark.svg"


def drawn_picture(*, digest: str, name: str, title: str, action: str) -> bytes:
    """A PNG of 1200 by 630 dots: our mark, the co-op's name, and the title or what the co-op is."""
    key = f"cms.navigation.picture:{digest}"
    kept: bytes | None = cache.get(key)
    if kept is None:
        kept = render_png(template="cms/navigation/sharing.typ", data=_data(name, title, action))
        cache.set(key, kept, KEEP_SECONDS)
    return kept


def _data(name: str, title: str, action: str) -> dict[str, str]:
    return {
        "name": name,
        "title": title or _("Good help nearby, from people who own the place they work"),
        "line": _("Owned and run by the people who do the work."),
        "mark": Path(str(finders.find(MARK))).read_text(),
        "action": hex_of(parse_colour(action) if action else HOUSE["light"].action),
        "paper": hex_of(HOUSE["light"].paper),
        "ink": hex_of(FIXED["light"]["ink"]),
        "quiet": hex_of(FIXED["light"]["ink-soft"]),
    }
