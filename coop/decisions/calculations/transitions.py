"""The state machine of a decision as one table (governance 3.2): from where, to where, by which verb, by whom.

Each row is one action of the same verb in `actions/`, which holds the guards named here and writes one event. A row
without an action, or an action that moves without a row, fails the tests. The clock only ever requests: where it is
among the sides, the guards decide.
"""

from dataclasses import dataclass

from coop.decisions.enums import DecisionState, Side

S = DecisionState


@dataclass(frozen=True)
class Transition:
    """One arrow. `sources` is empty for the row that makes a decision; `guards` are the conditions in words."""

    verb: str
    sources: tuple[DecisionState, ...]
    target: DecisionState
    sides: tuple[Side, ...]
    guards: tuple[str, ...] = ()

    def starts_from(self, state: str) -> bool:
        return state in self.sources


_ROWS = (
    Transition("propose", (), S.DRAFT, (Side.PROPOSER,), ("a member with a vote, or an officer for the board",)),
    Transition(
        "submit",
        (S.DRAFT,),
        S.SUBMITTED,
        (Side.PROPOSER,),
        ("the text is complete", "the subject has no problem with its payload"),
    ),
    Transition(
        "rule_admissible",
        (S.SUBMITTED,),
        S.ADMISSIBLE,
        (Side.SECRETARY,),
        ("a defeated question returns after six months, or with permission",),
    ),
    Transition("rule_out", (S.SUBMITTED,), S.RULED_OUT, (Side.SECRETARY,), ("a reason",)),
    Transition(
        "allow_appeal", (S.RULED_OUT,), S.ADMISSIBLE, (Side.SECRETARY,), ("an appeal is open", "an answer in words")
    ),
    Transition("start_discussion", (S.ADMISSIBLE,), S.DELIBERATING, (Side.SECRETARY, Side.PROPOSER, Side.CLOCK)),
    Transition(
        "settle_text",
        (S.DELIBERATING,),
        S.FINAL_TEXT,
        (Side.SECRETARY,),
        ("the subject has no problem with its payload", "every amendment has its answer, and none is being voted on"),
    ),
    Transition(
        "convene",
        (S.SUBMITTED, S.ADMISSIBLE, S.DELIBERATING),
        S.FINAL_TEXT,
        (Side.CONVENERS,),
        (
            "the requisition was reached",
            "the board let its month pass",
            "three members sign",
            "no amendment is being voted on",
        ),
    ),
    Transition("reopen_text", (S.FINAL_TEXT,), S.DELIBERATING, (Side.SECRETARY,), ("a reason",)),
    Transition(
        "give_notice",
        (S.FINAL_TEXT, S.ADJOURNED),
        S.NOTICED,
        (Side.SECRETARY, Side.CONVENERS),
        ("clear days to the opening", "clear days to the close", "the roll is frozen and not empty"),
    ),
    Transition(
        "give_second_notice",
        # From `declared` too: a window that ends a month after the first vote cannot wait for the challenge days.
        (S.DECLARED, S.CONFIRMED),
        S.NOTICED,
        (Side.SECRETARY,),
        ("the type has a second stage", "the first was carried", "it opens inside the window of the second stage"),
    ),
    Transition("change_text", (S.NOTICED,), S.DELIBERATING, (Side.PROPOSER, Side.SECRETARY), ("voting has not begun",)),
    Transition(
        "open_voting",
        (S.NOTICED,),
        S.OPEN,
        (Side.SECRETARY, Side.CLOCK),
        ("the time has come", "every precondition holds"),
    ),
    Transition(
        "elect_unopposed",
        (S.NOTICED,),
        S.COUNTED,
        (Side.COUNT,),
        ("no more candidates than seats", "the rules ask for no vote to confirm them"),
    ),
    Transition("close_voting", (S.OPEN,), S.CLOSED, (Side.SECRETARY, Side.CLOCK), ("the closing time has passed",)),
    Transition(
        "count_decision", (S.CLOSED,), S.COUNTED, (Side.COUNT,), ("two code paths count alike, to the last byte",)
    ),
    Transition("declare_result", (S.COUNTED,), S.DECLARED, (Side.SECRETARY, Side.CLOCK)),
    Transition(
        "challenge_result", (S.DECLARED,), S.CHALLENGED, (Side.MEMBER,), ("inside the challenge window", "on the roll")
    ),
    Transition(
        "confirm_result",
        (S.DECLARED, S.CHALLENGED),
        S.CONFIRMED,
        (Side.SECRETARY, Side.CLOCK),
        ("the challenge window is over, or the challenge was dismissed",),
    ),
    Transition("void_result", (S.CHALLENGED,), S.VOID, (Side.SECRETARY,), ("the challenge was upheld, with a reason",)),
    Transition(
        "adjourn", (S.DECLARED, S.CONFIRMED), S.ADJOURNED, (Side.SECRETARY,), ("too few took part", "nobody challenges")
    ),
    Transition(
        "bring_into_force",
        (S.CONFIRMED,),
        S.IN_FORCE,
        (Side.SECRETARY, Side.CLOCK),
        ("carried in every stage", "the subject takes effect"),
    ),
    Transition(
        "plan_tasks", (S.IN_FORCE,), S.IMPLEMENTING, (Side.SECRETARY,), ("at least one task with owner and due date",)
    ),
    Transition(
        "finish",
        (S.IN_FORCE, S.IMPLEMENTING),
        S.DONE,
        (Side.SECRETARY,),
        ("every task is done, or it is said that there is none",),
    ),
    Transition(
        "lapse",
        (S.CONFIRMED, S.ADJOURNED, S.IN_FORCE, S.IMPLEMENTING, S.DONE),
        S.LAPSED,
        (Side.SECRETARY, Side.CLOCK),
        ("the review date or the window of the second stage has passed, or a reason",),
    ),
    Transition(
        "supersede",
        (S.IN_FORCE, S.IMPLEMENTING, S.DONE),
        S.SUPERSEDED,
        (Side.SECRETARY,),
        ("a later decision in force takes its place",),
    ),
    Transition(
        "recall",
        (S.IN_FORCE, S.IMPLEMENTING, S.DONE),
        S.RECALLED,
        (Side.SECRETARY,),
        ("a later decision in force takes it back",),
    ),
    Transition(
        "withdraw",
        (S.DRAFT, S.SUBMITTED, S.RULED_OUT, S.ADMISSIBLE, S.DELIBERATING, S.FINAL_TEXT, S.NOTICED),
        S.WITHDRAWN,
        (Side.PROPOSER,),
        ("voting has not begun",),
    ),
    Transition(
        "rule_out_of_order",
        (S.ADMISSIBLE, S.DELIBERATING, S.FINAL_TEXT, S.NOTICED, S.OPEN),
        S.OUT_OF_ORDER,
        (Side.SECRETARY,),
        ("voting has not closed", "a reason"),
    ),
)
TRANSITIONS: dict[str, Transition] = {row.verb: row for row in _ROWS}
# Every arrow as the database knows it (a trigger refuses all others): "noticed>open".
ARROWS = tuple(sorted({f"{source}>{row.target}" for row in _ROWS for source in row.sources}))


def transition(verb: str) -> Transition:
    """Return the row of this verb. Raises KeyError for a verb that is not in the table."""
    return TRANSITIONS[verb]


def verbs_from(state: str) -> list[str]:
    """The verbs that start from a state, in the order of the table."""
    return [row.verb for row in _ROWS if row.starts_from(state)]
