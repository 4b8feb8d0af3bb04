"""The table of a membership as data: from where, to where, by which verb, and what must hold (coop-finance B2).

A row without an action, an action without a row, or a guard that nobody wrote fails the tests. The database knows the
same moves (migration 0004).
"""

from dataclasses import dataclass

from coop.membership.enums import MemberState

S = MemberState


@dataclass(frozen=True)
class Transition:
    """One row. `sources` is empty for the row that makes an application; `guards` name rows of `guards.GUARDS`.

    `tells` is the key of `registry.events` that higher rooms hear.
    """

    code: str
    verb: str
    sources: tuple[MemberState, ...]
    target: MemberState
    guards: tuple[str, ...] = ()
    tells: str = ""

    def starts_from(self, state: str) -> bool:
        return state in self.sources


ON_THE_REGISTER = (S.ACTIVE, S.SUSPENDED, S.LEAVING)

TRANSITIONS: dict[str, Transition] = {
    row.verb: row
    for row in (
        Transition("M1", "apply", (), S.APPLIED, ("old_enough", "agreed_to_all")),
        Transition("M1a", "withdraw_application", (S.APPLIED, S.AWAITING_PAYMENT), S.WITHDRAWN,
                   ("by_the_person", "nothing_being_paid"), "refused"),
        Transition("M2", "approve", (S.APPLIED,), S.AWAITING_PAYMENT, ("decided", "names_the_decision"), "approved"),
        Transition("M2a", "refuse", (S.APPLIED,), S.REJECTED, ("decided",), "refused"),
        # Straight from `applied` only by the board: founders, and shares paid at the office.
        Transition("M3", "admit", (S.AWAITING_PAYMENT, S.APPLIED), S.ACTIVE,
                   ("decided", "approved_first", "names_the_decision"), "admitted"),
        Transition("M5", "expire", (S.AWAITING_PAYMENT,), S.EXPIRED,
                   ("decided", "pay_by_is_over", "nothing_being_paid"), "refused"),
        Transition("M6", "suspend", (S.ACTIVE,), S.SUSPENDED,
                   ("decided", "names_the_decision", "gives_a_reason", "can_answer"), "suspended"),
        Transition("M6a", "reinstate", (S.SUSPENDED,), S.ACTIVE, ("decided", "decision_or_date"), "returned"),
        Transition("M7", "expel", ON_THE_REGISTER, S.EXPELLED,
                   ("decided_by_the_members", "names_the_decision", "gives_a_reason"), "ended"),
        Transition("M8", "give_notice", (S.ACTIVE, S.SUSPENDED), S.LEAVING, ("by_the_person_or_in_writing",),
                   "gave_notice"),
        Transition("M8a", "take_back_notice", (S.LEAVING,), S.ACTIVE,
                   ("by_the_person", "was_active_before", "has_not_left_yet"), "returned"),
        Transition("M8b", "complete_leaving", (S.LEAVING,), S.FORMER, ("decided", "leaving_day_is_over"), "ended"),
        Transition("M9", "record_death", ON_THE_REGISTER, S.DECEASED, ("decided", "names_the_evidence"), "ended"),
        Transition("M10", "lapse", (S.ACTIVE,), S.LAPSED,
                   ("decided", "names_the_decision", "away_for_years", "was_warned"), "ended"),
    )
}  # fmt: skip

MOVES: tuple[tuple[str, str], ...] = tuple(
    (str(source), str(row.target)) for row in TRANSITIONS.values() for source in row.sources
)


def transition(verb: str) -> Transition:
    """Return the row of this verb. Raises KeyError for one that is not in the table."""
    return TRANSITIONS[verb]
