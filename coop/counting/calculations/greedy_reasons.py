"""Why a project won or lost under a greedy rule, and how many more votes it needed."""

from collections.abc import Mapping, Sequence

from coop.counting.calculations.budget import BudgetVote, Project, Verdict
from coop.counting.calculations.money_words import money
from coop.counting.enums import VoteType


def explain_greedy(
    vote: BudgetVote,
    order: Sequence[Project],
    chosen: Sequence[Project],
    least: int,
    rank: Mapping[str, int],
    *,
    stop_early: bool,
) -> tuple[Verdict, ...]:
    """``order`` is every project that reaches the minimum score ``least``, first in line first; ``chosen`` those
    that were funded, in the same order; ``rank`` the committed order, empty where there is none."""
    noun = "vote" if vote.vote_type in (VoteType.APPROVAL, VoteType.CHOOSE_1) else "point"
    turns = {project.id: turn for turn, project in enumerate(chosen, start=1)}
    line = {project.id: place for place, project in enumerate(order)}
    left_at = _left_before(vote.budget, order, set(turns))
    stopped = _first_refused(order, turns) if stop_early else None
    verdicts = []
    for project in sorted(vote.projects, key=lambda project: project.id):
        place = line.get(project.id)
        have = f"{project.score:,} {noun}{'' if project.score == 1 else 's'}"
        if project.id in turns and place is not None:
            reason = (
                f"{have}; it costs {money(project.cost, vote.unit)}, and {money(left_at[place], vote.unit)} was left."
            )
            verdicts.append(Verdict(project, True, turns[project.id], reason))
            continue
        if place is None:
            reason = f"{have}, fewer than the {least:,} that the rule asks for."
        elif stopped is not None and place > stopped:
            reason = f"{have}; the rule stops at the first project that does not fit, and that was {order[stopped].id}."
        else:
            reason = (
                f"{have}; it costs {money(project.cost, vote.unit)}, "
                f"but only {money(left_at[place], vote.unit)} was left."
            )
        missing = _missing(order, left_at, project, least, stopped, rank)
        verdicts.append(Verdict(project, False, None, f"{reason} {_needed(missing, noun)}", missing))
    return tuple(verdicts)


def _left_before(budget: int, order: Sequence[Project], selected: set[str]) -> list[int]:
    """The money left when each project's turn comes, and at the end."""
    left = [budget]
    for project in order:
        left.append(left[-1] - (project.cost if project.id in selected else 0))
    return left


def _first_refused(order: Sequence[Project], turns: dict[str, int]) -> int | None:
    return next((place for place, project in enumerate(order) if project.id not in turns), None)


def _missing(
    order: Sequence[Project],
    left_at: list[int],
    project: Project,
    least: int,
    stopped: int | None,
    rank: Mapping[str, int],
) -> int | None:
    """The fewest more votes with which this project alone would have been funded; none where it can never be."""
    below = max(least - project.score, 0)
    for place in range(len(order), -1, -1):
        if (stopped is not None and place > stopped) or left_at[place] < project.cost:
            continue
        if place == len(order):
            return below
        rival = order[place]
        if rival.id == project.id:
            continue
        beats_equal = (project.cost, rank.get(project.id, 0)) < (rival.cost, rank.get(rival.id, 0))
        return max(below, rival.score - project.score + (0 if beats_equal else 1))
    return None


def _needed(missing: int | None, noun: str) -> str:
    if missing is None:
        return "It costs more than the whole budget."
    return f"{missing:,} more {noun}{'' if missing == 1 else 's'} would have been enough."
