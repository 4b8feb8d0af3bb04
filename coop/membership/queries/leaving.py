"""When somebody who gives notice now would have left."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from coop.membership.calculations.leaving import last_day, start_of_day
from coop.membership.enums import LeavingRule
from coop.membership.models import Member


def leaves_at(member: Member, *, given_at: datetime) -> datetime:
    """The first moment after the membership, on the co-op's clock; `given_at` itself where the rule is "at once"."""
    rules = member.member_class
    if rules.leaving_rule == LeavingRule.IMMEDIATE:
        return given_at
    zone = str(settings.COOP["zone"])
    day = last_day(
        rules.leaving_rule,
        given_at.astimezone(ZoneInfo(zone)).date(),
        days=rules.leaving_notice_days,
        month=rules.leaving_month,
        years=rules.leaving_years,
    )
    return start_of_day(day + timedelta(days=1), zone)
