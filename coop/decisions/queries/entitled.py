"""Who is entitled to vote on a decision if notice were given now."""

from datetime import datetime

from coop.decisions.calculations.kinds import kind_spec
from coop.decisions.models import Decision
from coop.membership.queries.roll import RollRow, members_on_roll


def entitled_members(decision: Decision, *, at: datetime) -> list[RollRow]:
    """The members on the roll, by number: of the classes that vote on this kind of decision, less those that the rules
    leave out, and less those on probation where only full members decide. One query.
    """
    spec = kind_spec(decision.kind)
    rows = members_on_roll(at=at, right=spec.right, but_not=decision.type_rules.get("excluded_classes", []))
    return [row for row in rows if not (spec.full_members_only and row.on_probation)]
