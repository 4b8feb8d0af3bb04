"""Scottish STV: the single transferable vote of SSI 2007/42, rules 45-52, in whole numbers of 1/100000 vote.

With one seat the same rules are the instant run-off (IRV): the quota is then a strict majority of the valid papers.
"""

from collections.abc import Callable, Sequence

from coop.counting.calculations.election import Election
from coop.counting.calculations.lots import order_does_not_matter
from coop.counting.calculations.stv_count import Count
from coop.counting.calculations.stv_result import Action, CountResult
from coop.counting.enums import Method, Settled
from coop.counting.errors import BadRule

Progress = Callable[[str], None]


def count_stv(
    election: Election,
    *,
    method: Method = Method.SCOTTISH_STV,
    seats: int | None = None,
    tie_order: Sequence[int] | None = None,
    progress: Progress | None = None,
) -> CountResult:
    """Count a ranked election.

    ``tie_order`` lists candidate numbers, best first: it settles ties that looking back cannot. Where it says nothing
    about one of the equals the count stops at a tie on which a seat depends; the result then has ``complete`` false
    and names the tie.

    Raises:
        BadRule: no seats, a seat number other than one for IRV, or a tie order with a stranger or a repetition.
    """
    places = seats if seats is not None else 1 if method is Method.IRV else election.seats
    if places < 1:
        raise BadRule(f"There must be at least one seat to fill, not {places}.")
    if method is Method.IRV and places != 1:
        raise BadRule(f"An instant run-off fills one seat, not {places}.")
    if tie_order is not None and (len(set(tie_order)) < len(tie_order) or not set(tie_order) <= set(election.numbers)):
        raise BadRule("The tie order must name candidates of this election, each once.")
    count = Count(election, places, tie_order)
    complete = True
    while not count.finished:
        action, left, decided_at = count.next_move()
        chosen = left[0]
        if len(left) > 1:
            chosen, settled = _draw(count, action, left), Settled.COMMITTED_ORDER
            if not all(number in count.rank for number in left):
                settled = Settled.NOT_NEEDED if order_does_not_matter(count, action, left) else Settled.UNSETTLED
            complete = settled is not Settled.UNSETTLED
            count.note_tie(action, left, settled, chosen if complete else None, None)
            if not complete:
                break
        elif decided_at is not None and decided_at < len(count.history):
            count.note_tie(action, _equals(count, action, chosen), Settled.LOOK_BACK, chosen, decided_at)
        if progress is not None:
            progress(f"stage {len(count.stages) + 1}, {len(count.elected)} of {places} elected")
        count.advance(action, chosen)
    return CountResult(
        election=election,
        method=method,
        seats=places,
        valid=count.valid,
        blank=election.blank + count.papers.unusable,
        quota=count.quota,
        elected=tuple(count.elected),
        stages=tuple(count.stages),
        ties=tuple(count.ties),
        complete=complete,
        withdrawn=election.withdrawn,
    )


def _equals(count: Count, action: Action, chosen: int) -> list[int]:
    field = count.surpluses if action is Action.SURPLUS else count.continuing
    return [number for number in field if count.votes[number] == count.votes[chosen]]


def _draw(count: Count, action: Action, tied: Sequence[int]) -> int:
    """The first in the committed order has the surplus that moves first; the last is the one excluded.

    Where the order cannot matter there need be none; names then give every count the same stages.
    """
    last = count.election.size

    def key(number: int) -> tuple[int, str, int]:
        return count.rank.get(number, last), count.election.name(number), number

    ordered = sorted(tied, key=key)
    return ordered[0] if action is Action.SURPLUS else ordered[-1]
