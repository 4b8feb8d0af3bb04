"""The table of a transferable-vote count: who stands, what each has, and what the rules say happens next.

The rules are SSI 2007/42, rules 45-52. All votes are whole numbers of 1/100000 vote.
"""

from collections.abc import Iterable, Sequence

from coop.counting.calculations.election import Election
from coop.counting.calculations.look_back import look_back
from coop.counting.calculations.papers import VOTE, Papers, Transfer
from coop.counting.calculations.stv_result import Action, Stage, Tie
from coop.counting.enums import Settled


class Count:
    """A count in progress: one call of ``advance`` is one stage."""

    def __init__(self, election: Election, seats: int, order: Sequence[int] | None) -> None:
        self.election, self.seats = election, seats
        self.rank = {number: place for place, number in enumerate(order or ())}
        self.papers = Papers(election)
        self.votes = self.papers.first_count()
        self.valid = sum(self.votes.values()) // VOTE
        self.quota = self.valid // (seats + 1) + 1
        self.standing = bytearray(election.size + 1)
        for number in self.votes:
            self.standing[number] = 1
        self.elected: list[int] = []
        self.surpluses: list[int] = []
        self.history: list[dict[int, int]] = []
        self.stages: list[Stage] = []
        self.ties: list[Tie] = []
        self.non_transferable = self.lost = 0
        self._close_stage(Action.FIRST_PREFERENCES, None, None, 0)

    @property
    def continuing(self) -> list[int]:
        return [number for number in self.votes if self.standing[number]]

    @property
    def finished(self) -> bool:
        return len(self.elected) >= self.seats or not any(self.standing)

    def clone(self) -> "Count":
        """A copy that can be counted on without touching this one."""
        twin = Count.__new__(Count)
        twin.election, twin.seats, twin.rank = self.election, self.seats, self.rank
        twin.valid, twin.quota = self.valid, self.quota
        twin.papers, twin.votes = self.papers.clone(), self.votes.copy()
        twin.standing = self.standing.copy()
        twin.elected, twin.surpluses = self.elected.copy(), self.surpluses.copy()
        twin.history, twin.stages, twin.ties = self.history.copy(), self.stages.copy(), self.ties.copy()
        twin.non_transferable, twin.lost = self.non_transferable, self.lost
        return twin

    def next_move(self) -> tuple[Action, tuple[int, ...], int | None]:
        """What has to happen now, to whom, and the stage that told equals apart.

        The largest surplus goes first (rule 49), and with no surplus the lowest candidate goes out (rule 50).
        More than one candidate is returned when even the look back leaves them equal.
        """
        if self.surpluses:
            action, field, highest = Action.SURPLUS, self.surpluses, True
        else:
            action, field, highest = Action.EXCLUSION, self.continuing, False
        left, stage = look_back(field, self.history, highest=highest)
        return action, left, stage

    def advance(self, action: Action, subject: int) -> None:
        """Carry out one stage."""
        if action is Action.SURPLUS:
            self.surpluses.remove(subject)
            total, kept = self.votes[subject], self.quota * VOTE
            surplus = total - kept
            transfer = self.papers.move(subject, self.standing, surplus=surplus, total=total)
        else:
            self.standing[subject] = 0
            kept = surplus = 0
            transfer = self.papers.move(subject, self.standing)
        self.votes[subject] = kept
        for number, gained in transfer.received.items():
            self.votes[number] += gained
        self.non_transferable += transfer.exhausted
        self.lost += transfer.lost
        self._close_stage(action, subject, transfer, surplus)

    def note_tie(
        self, action: Action, tied: Iterable[int], settled: Settled, chosen: int | None, at: int | None
    ) -> None:
        stage = len(self.stages) + 1
        self.ties.append(Tie(stage, action, tuple(sorted(tied)), settled, chosen, at))

    def _close_stage(self, action: Action, subject: int | None, transfer: Transfer | None, surplus: int) -> None:
        """Elect whoever has the quota (rule 47); fill the last places if nobody is left to beat (rule 52)."""
        self.history.append(self.votes.copy())
        quota = self.quota * VOTE
        reached = self._by_votes(number for number in self.continuing if self.votes[number] >= quota)
        self._elect(reached)
        self.surpluses += [number for number in reached if self.votes[number] > quota]
        filled: list[int] = []
        if 0 < len(self.continuing) <= self.seats - len(self.elected):
            filled = self._by_votes(self.continuing)
            self._elect(filled)
        self.stages.append(
            Stage(
                number=len(self.stages) + 1,
                action=action,
                subject=subject,
                votes=self.votes.copy(),
                non_transferable=self.non_transferable,
                lost=self.lost,
                transfer=transfer,
                surplus=surplus,
                elected=tuple(reached + filled),
                excluded=(subject,) if action is Action.EXCLUSION and subject is not None else (),
                filled=tuple(filled),
            )
        )

    def _elect(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            self.elected.append(number)
            self.standing[number] = 0

    def _by_votes(self, numbers: Iterable[int]) -> list[int]:
        """Most votes first; equals by earlier stages, then by the committed order, else by name. No seat hangs on
        this order: all of them are elected."""

        def key(number: int) -> tuple[list[int], int, str, int]:
            place = self.rank.get(number, self.election.size)
            return [-votes[number] for votes in reversed(self.history)], place, self.election.name(number), number

        return sorted(numbers, key=key)
