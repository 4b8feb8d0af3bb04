"""Asking the subject whether it could still take effect. Private to the actions of this room."""

from datetime import datetime

from coop.decisions.calculations.kinds import kind_spec
from coop.decisions.errors import SubjectHasAProblem
from coop.decisions.models import Decision
from coop.decisions.registry import subjects, types_needed


def require_possible(decision: Decision, *, at: datetime) -> None:
    """Raise SubjectHasAProblem, in the subject's own words, when it could not take effect."""
    problem = subjects.get(decision.subject_key).problem_with(decision.subject_payload, at)
    if problem:
        raise SubjectHasAProblem(problem, fields={"payload": problem})


def decision_type_of(decision: Decision, *, at: datetime) -> str:
    """The key of the type in the rule pack by which it is decided: that of its kind, or a stricter one."""
    if decision.subject_key in types_needed.keys():  # noqa: SIM118
        return str(types_needed.get(decision.subject_key)(decision.subject_payload, at))
    return kind_spec(decision.kind).decision_type
