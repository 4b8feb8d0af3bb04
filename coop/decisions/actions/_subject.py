"""Asking the subject whether it could still take effect. Private to the actions of this room."""

from datetime import datetime

from coop.decisions.errors import SubjectHasAProblem
from coop.decisions.models import Decision
from coop.decisions.registry import subjects


def require_possible(decision: Decision, *, at: datetime) -> None:
    """Raise SubjectHasAProblem, in the subject's own words, when it could not take effect."""
    problem = subjects.get(decision.subject_key).problem_with(decision.subject_payload, at)
    if problem:
        raise SubjectHasAProblem(problem, fields={"payload": problem})
