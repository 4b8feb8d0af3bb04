"""Choosing among options without ranking them: single choice, approval, score 0-5 (governance 5.1).

The order of the ballots and of the options makes no difference. Blank papers are counted apart. Single choice is a
sense check and has no winner on a tie; the others narrow a tie by their own rule, then by the committed order, and
otherwise stop and name it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from coop.counting.calculations.phrasing import counted, listed
from coop.counting.enums import Method, Settled
from coop.counting.errors import BadBallot, BadRule

HIGHEST_SCORE = 5


@dataclass(frozen=True, slots=True)
class ChoiceResult:
    """``totals`` are votes, approvals or points per option. ``winners`` come best first. ``means`` (score only) are
    over those who scored the option. ``tied`` names the equals at the edge when no winner or not all could be said.
    """

    method: Method
    totals: Mapping[str, int]
    winners: tuple[str, ...]
    tied: tuple[str, ...]
    settled: Settled | None
    valid: int
    blank: int
    words: tuple[str, ...]
    means: Mapping[str, Fraction | None] | None = None


def count_single_choice(options: Sequence[str], ballots: Iterable[str | None]) -> ChoiceResult:
    """One option per ballot; ``None`` is blank. Most votes wins; a tie has no winner.

    Raises:
        BadBallot: a ballot names an option that is not offered.
    """
    totals = _empty(options)
    blank = 0
    for choice in ballots:
        if choice is None:
            blank += 1
        elif choice not in totals:
            raise BadBallot(f"A ballot names “{choice}”, which is not an option.")
        else:
            totals[choice] += 1
    most = max(totals.values(), default=0)
    front = tuple(sorted(option for option, votes in totals.items() if votes == most and most > 0))
    if len(front) == 1:
        words = f"{front[0]} has the most votes, {most:,}, and wins."
        return ChoiceResult(Method.SINGLE, totals, front, (), None, sum(totals.values()), blank, (words,))
    words = f"{listed(front)} are equal with {counted(most, 'vote')}: there is no winner." if front else _NOBODY
    settled = Settled.UNSETTLED if front else None
    return ChoiceResult(Method.SINGLE, totals, (), front, settled, sum(totals.values()), blank, (words,))


def count_approval(
    options: Sequence[str],
    ballots: Iterable[Iterable[str]],
    *,
    winners: int = 1,
    tie_order: Sequence[str] | None = None,
) -> ChoiceResult:
    """Any number of options per ballot; an empty ballot is blank. Most approvals win.

    Raises:
        BadBallot: a ballot names an unknown option, or one twice.
    """
    totals = _empty(options)
    valid = blank = 0
    for ballot in ballots:
        chosen = list(ballot)
        if len(set(chosen)) < len(chosen):
            raise BadBallot("A ballot approves an option twice.")
        for option in chosen:
            if option not in totals:
                raise BadBallot(f"A ballot names “{option}”, which is not an option.")
            totals[option] += 1
        valid += bool(chosen)
        blank += not chosen
    keys = {option: (votes,) for option, votes in totals.items()}
    return _elect(Method.APPROVAL, totals, keys, winners, tie_order, valid, blank, "approval")


def count_scores(
    options: Sequence[str],
    ballots: Iterable[Mapping[str, int]],
    *,
    winners: int = 1,
    tie_order: Sequence[str] | None = None,
) -> ChoiceResult:
    """Scores from 0 to 5 per option; an option left out scores 0. The largest sum wins; equal sums: more 5s, then
    more 4s, and so on. The mean is of those who scored the option, and decides nothing.

    Raises:
        BadBallot: an unknown option, or a score that is not a whole number from 0 to 5.
    """
    totals = _empty(options)
    marks = {option: [0] * (HIGHEST_SCORE + 1) for option in totals}
    valid = blank = 0
    for ballot in ballots:
        for option, score in ballot.items():
            if option not in totals:
                raise BadBallot(f"A ballot names “{option}”, which is not an option.")
            if not isinstance(score, int) or isinstance(score, bool) or not 0 <= score <= HIGHEST_SCORE:
                raise BadBallot(f"A score must be a whole number from 0 to {HIGHEST_SCORE}, not {score!r}.")
            totals[option] += score
            marks[option][score] += 1
        valid += bool(ballot)
        blank += not ballot
    keys = {option: (total, *reversed(marks[option][1:])) for option, total in totals.items()}
    means = {option: Fraction(totals[option], sum(marks[option])) if any(marks[option]) else None for option in totals}
    return _elect(Method.SCORE, totals, keys, winners, tie_order, valid, blank, "point", means)


_NOBODY = "No option has a single vote: there is no winner."


def _empty(options: Sequence[str]) -> dict[str, int]:
    if len(set(options)) < len(options):
        raise BadRule("An option is offered twice.")
    return dict.fromkeys(sorted(options), 0)


def _elect(
    method: Method,
    totals: Mapping[str, int],
    keys: Mapping[str, tuple[int, ...]],
    winners: int,
    tie_order: Sequence[str] | None,
    valid: int,
    blank: int,
    noun: str,
    means: Mapping[str, Fraction | None] | None = None,
) -> ChoiceResult:
    """Take the best ``winners`` options; options that nobody chose do not win."""
    if winners < 1:
        raise BadRule("There must be at least one winner to find.")
    if tie_order is not None and sorted(tie_order) != sorted(totals):
        raise BadRule("The tie order must name every option once.")
    rank = {option: place for place, option in enumerate(tie_order or ())}
    field = [option for option in totals if totals[option] > 0]
    line = sorted(field, key=lambda option: ([-value for value in keys[option]], rank.get(option, 0), option))
    taken, rest = line[:winners], line[winners:]
    settled: Settled | None = None
    tied: tuple[str, ...] = ()
    words = []
    if rest and keys[taken[-1]] == keys[rest[0]]:
        tied = tuple(sorted(option for option in line if keys[option] == keys[rest[0]]))
        equal = f"{listed(tied)} are equal with {counted(totals[tied[0]], noun)}"
        settled = Settled.COMMITTED_ORDER if tie_order is not None else Settled.UNSETTLED
        if tie_order is None:
            taken = [option for option in taken if option not in tied]
            words.append(f"{equal}, and not all of them can win. No order was committed to before the vote.")
        else:
            words.append(f"{equal}; the order committed to before the vote decides.")
    words += [f"{option} has {counted(totals[option], noun)} and wins." for option in taken]
    return ChoiceResult(method, totals, tuple(taken), tied, settled, valid, blank, tuple(words or [_NOBODY]), means)
