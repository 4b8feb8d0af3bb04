"""Whether a second vote is still to come, and until when it can be held."""

from datetime import date, datetime

from coop.decisions.calculations.clear_days import local_day
from coop.decisions.enums import DecisionState, Outcome
from coop.decisions.models import Decision
from coop.decisions.queries.timing import timing_of
from coop.rules.calculations.counting_rule import stage_count


def second_window(decision: Decision, *, at: datetime) -> tuple[date, date] | None:
    """The first and last day for the next vote, when the rules ask for one and the last vote was carried."""
    waiting = decision.state in (DecisionState.DECLARED, DecisionState.CONFIRMED)
    if not waiting or decision.outcome != Outcome.CARRIED or decision.stage >= stage_count(decision.type_rules):
        return None
    return timing_of(decision, stage=decision.stage + 1, about_a_person=False, at=at).stage_window


def second_window_is_over(decision: Decision, *, at: datetime) -> bool:
    window = second_window(decision, at=at)
    if window is None:
        return False
    zone = timing_of(decision, stage=decision.stage + 1, about_a_person=False, at=at).zone
    return local_day(at, zone) > window[1]
