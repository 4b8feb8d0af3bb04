"""The reader's language as Babel names it."""

from django.conf import settings
from django.utils.translation import get_language

from foundation.money.formatting import babel_locale


def reader_locale() -> str:
    """Return the Babel locale of the page being made, or the co-op's own outside of any page."""
    return babel_locale(get_language() or str(settings.COOP["locale"]))
