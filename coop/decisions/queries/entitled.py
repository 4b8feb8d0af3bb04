"""Who is entitled to vote on a decision if notice were given now."""

from datetime import datetime

from coop.decisions.calculations.kinds import kind_spec
from coop.decisions.models import Decision
from coop.membership.models import MemberClass
from coop.membership.queries.roll import RollRow, members_on_roll


def entitled_members(decision: Decision, *, at: datetime) -> list[RollRow]:
    """The members on the roll, by number: less the classes that the rules or the type of decision leave out, and less
    those on probation where only full members decide. Two queries.
    """
    spec = kind_spec(decision.kind)
    out = set(decision.type_rules.get("excluded_classes", []))
    out |= set(MemberClass.objects.filter(**{spec.right: False}).values_list("code", flat=True))
    return [
        row
        for row in members_on_roll(at=at)
        if row.member_class not in out and not (spec.full_members_only and row.on_probation)
    ]
