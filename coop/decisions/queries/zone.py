"""The zone in which a decision's days are counted."""

from zoneinfo import ZoneInfo

from django.conf import settings

from coop.decisions.models import Decision


def zone_of(decision: Decision) -> ZoneInfo:
    """The zone the rule pack names, or the co-op's own."""
    named = decision.pack.body.get("zone") if decision.pack is not None else None
    return ZoneInfo(str(named or settings.COOP["zone"]))
