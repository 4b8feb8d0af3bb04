"""``coopcount budget``: share out a budget by Equal Shares or by a greedy rule."""

import argparse
import json

from coop.counting.calculations.budget import BudgetResult, BudgetVote
from coop.counting.calculations.equal_shares_count import count_equal_shares
from coop.counting.calculations.greedy import count_greedy
from coop.counting.cli.count import TIED
from coop.counting.cli.files import opened, read_bytes, shown
from coop.counting.cli.progress import Progress
from coop.counting.enums import BudgetRule, Completion, Settled, Stop
from coop.counting.errors import BadInput, BadRule, CountingError
from coop.counting.formats.pabulib import read_pb
from coop.counting.formats.tie_order import read_tie_order
from coop.counting.reports.budget_json import budget_document
from coop.counting.reports.budget_text import budget_text


def run_budget(arguments: argparse.Namespace, progress: Progress) -> tuple[str, int]:
    """The text to print and the exit code."""
    _check_options(arguments)
    with opened(arguments.file) as stream:
        vote = read_pb(
            stream, source=shown(arguments.file), tick=lambda line: progress(f"coopcount: reading, line {line:,}")
        )
    try:
        result = _count(arguments, vote, progress)
    except BadRule as error:
        raise BadInput(shown(arguments.file), None, str(error)) from None
    if arguments.json:
        text = json.dumps(budget_document(result), ensure_ascii=False, indent=2) + "\n"
    else:
        text = budget_text(result)
    if not result.complete:
        tied = next(tie for tie in result.ties if tie.settled is Settled.UNSETTLED)
        progress.say(
            f"coopcount: {shown(arguments.file)}: a tie stopped the count, between {', '.join(tied.projects)}; "
            f"give the order committed to before the vote with --tie-order."
        )
        return text, TIED
    return text, 0


def _check_options(arguments: argparse.Namespace) -> None:
    """Options that would be ignored are refused: whoever wrote them meant something."""
    rule, add1 = BudgetRule(arguments.rule), arguments.completion == Completion.ADD1
    if rule is not BudgetRule.EQUAL_SHARES:
        for option, value in (("completion", arguments.completion), ("stop", arguments.stop)):
            if value not in (None, Completion.NONE.value):
                raise CountingError(f"--{option} is for the rule equal-shares, not {rule}.")
    if not add1 and arguments.increment is not None:
        raise CountingError("--increment is for --completion add1.")
    if add1 and arguments.stop is None:
        raise CountingError(
            "--completion add1 needs --stop exhaustive or --stop until-overspend: the by-law must choose, "
            "since they can fund different projects."
        )


def _count(arguments: argparse.Namespace, vote: BudgetVote, progress: Progress) -> BudgetResult:
    order = None
    if arguments.tie_order is not None:
        ids, names = [project.id for project in vote.projects], [project.name for project in vote.projects]
        order = read_tie_order(read_bytes(arguments.tie_order), ids, names, source=shown(arguments.tie_order))
    rule = BudgetRule(arguments.rule)
    if rule is not BudgetRule.EQUAL_SHARES:
        return count_greedy(vote, rule, tie_order=order)
    return count_equal_shares(
        vote,
        completion=Completion(arguments.completion or Completion.NONE),
        stop=Stop(arguments.stop) if arguments.stop else None,
        increment=1 if arguments.increment is None else arguments.increment,
        tie_order=order,
        progress=lambda text: progress(f"coopcount: counting, {text}"),
    )
