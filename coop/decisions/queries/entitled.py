"""Who is entitled to vote on a decision if notice were given now."""

from collections.abc import Collection
from datetime import datetime

from coop.decisions.calculations.kinds import kind_spec
from coop.decisions.models import Decision
from coop.decisions.registry import classes_asked
from coop.membership.queries.roll import RollRow, members_on_roll


def entitled_members(decision: Decision, *, at: datetime) -> list[RollRow]:
    """The members on the roll, by number: of the classes that vote on this kind of decision, less those that the rules
    leave out, and less those on probation where only full members decide. Where a stricter type than that of its kind
    decides, also those of classes that must agree.
    """
    spec = kind_spec(decision.kind)
    but_not = decision.type_rules.get("excluded_classes", [])
    rows = members_on_roll(at=at, right=spec.right, but_not=but_not, also=_asked(decision, at=at))
    return [row for row in rows if not (spec.full_members_only and row.on_probation)]


def _asked(decision: Decision, *, at: datetime) -> Collection[str]:
    stricter = decision.decision_type != kind_spec(decision.kind).decision_type
    if not stricter or decision.subject_key not in classes_asked.keys():  # noqa: SIM118
        return ()
    found: Collection[str] = classes_asked.get(decision.subject_key)(decision.subject_payload, at)
    return found
