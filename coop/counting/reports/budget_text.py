"""A budget vote's result as a readable page: what is funded, in order, and why each project won or lost."""

from coop.counting.calculations.budget import BudgetResult, BudgetTie, Verdict
from coop.counting.calculations.money_words import money, rounded_down
from coop.counting.calculations.phrasing import counted, listed
from coop.counting.enums import BudgetRule, Completion, Settled, Stop

_TITLES = {
    BudgetRule.EQUAL_SHARES: "Method of Equal Shares (approval ballots, satisfaction = cost)",
    BudgetRule.GREEDY: "Most votes first; a project that no longer fits is passed over",
    BudgetRule.GREEDY_NO_SKIP: "Most votes first, until the first project that does not fit",
    BudgetRule.GREEDY_THRESHOLD: "Most votes first among projects with the minimum score",
}
_STOPS = {
    Stop.EXHAUSTIVE: "until no project that anybody wants fits any more",
    Stop.UNTIL_OVERSPEND: "until one more step would cost more than the budget",
}


def budget_text(result: BudgetResult) -> str:
    vote = result.vote
    lines = [vote.title or "Budget", _TITLES[result.rule], ""]
    lines.append(
        f"{counted(vote.voters, 'voter')}, {counted(len(vote.projects), 'project')}, "
        f"a budget of {money(vote.budget, vote.unit)}."
    )
    if result.per_voter is not None:
        lines.append(_share(result))
    lines += [tie_sentence(tie) for tie in result.ties]
    if not result.complete:
        return "\n".join([*lines, "The count stops here."]) + "\n"
    chosen = sorted((v for v in result.verdicts if v.turn is not None), key=lambda v: v.turn or 0)
    others = sorted((v for v in result.verdicts if not v.selected), key=lambda v: (-v.project.score, v.project.id))
    left = money(vote.budget - result.cost, vote.unit)
    lines += ["", f"Funded: {len(chosen)} for {money(result.cost, vote.unit)}; {left} is left.", ""]
    for verdict in chosen:
        lines += _entry(f"{verdict.turn:>3}. ", verdict)
    lines += ["", f"Not funded: {len(others)}", ""]
    for verdict in others:
        lines += _entry("  -  ", verdict)
    return "\n".join(lines) + "\n"


def tie_sentence(tie: BudgetTie) -> str:
    """How a tie was settled, or that it was not."""
    equal = f"{listed(tie.projects)} are tied: the rule cannot tell them apart"
    if tie.settled is Settled.UNSETTLED:
        return (
            f"{equal}, and which projects are funded can depend on it. "
            f"No order committed to before the vote was given for them."
        )
    if tie.settled is Settled.NOT_NEEDED:
        return f"{equal}, but in every order the same projects are funded, so no lot is needed."
    return f"{equal}. By the order committed to before the vote, {tie.chosen} goes first."


def _share(result: BudgetResult) -> str:
    share = rounded_down(result.per_voter or 0, result.vote.unit)
    sentence = f"Every voter's share is {share}"
    if result.completion is Completion.ADD1 and result.stop is not None:
        left = result.vote.budget - result.cost
        fits = any(v.project.votes and v.project.cost <= left for v in result.verdicts if not v.selected)
        until = _STOPS[Stop.UNTIL_OVERSPEND if fits else result.stop]
        return f"{sentence}, after {result.raised:,} was added to an equal part of the budget, {until}."
    return f"{sentence}, an equal part of the budget."


def _entry(lead: str, verdict: Verdict) -> list[str]:
    name = f" {verdict.project.name}" if verdict.project.name else ""
    return [f"{lead}{verdict.project.id}{name}", f"     {verdict.reason}"]
