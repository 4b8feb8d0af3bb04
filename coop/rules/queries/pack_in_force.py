"""Which rule pack holds at an instant, and its types of decision."""

from datetime import datetime

from coop.rules.errors import NoRulePack
from coop.rules.models import RulePack


def pack_in_force(*, at: datetime) -> RulePack:
    """The pack whose start is the last one not after `at`. There is always one: setting up adopts the plain rules.

    Raises:
        NoRulePack: the founding pack is missing, so the set-up was not finished.
    """
    pack = RulePack.objects.filter(starts_at__lte=at).order_by("-starts_at").first()
    if pack is None:
        raise NoRulePack
    return pack
