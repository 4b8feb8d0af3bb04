"""The words of the counting room."""

from enum import StrEnum


class Method(StrEnum):
    """How ballots become a result."""

    YES_NO = "yes-no-abstain"
    SINGLE = "single-choice"
    APPROVAL = "approval"
    SCORE = "score"
    IRV = "irv"
    SCOTTISH_STV = "scottish-stv"


class Base(StrEnum):
    """What a threshold is measured against (governance 3.5)."""

    FOR_AGAINST = "for_against"
    FOR_AGAINST_ABSTAIN = "for_against_abstain"
    VALID = "valid"
    CAST = "cast"
    ROLL = "roll"
    ROLL_PRESENT = "roll_present"
    CLASS_ROLL = "class_roll"
    CLASS_CAST = "class_cast"


class Subject(StrEnum):
    """Which number a threshold tests."""

    FOR = "for"
    AGAINST = "against"
    TURNOUT = "turnout"


class Relation(StrEnum):
    """How the number must stand to its share of the base. The first two are the two strictnesses of 3.5."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"


class Kind(StrEnum):
    """The kinds of paper a quorum may count."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"
    BLANK = "blank"
    SPOILT = "spoilt"
    PROXY = "proxy"
    PRESENT = "present"


class Combine(StrEnum):
    """How a fixed number and a share of the roll make one quorum."""

    MAX = "max"
    MIN = "min"


class Divisor(StrEnum):
    """What a class's fixed share of the vote is divided among (governance 3.6, shape 1)."""

    CLASS_CAST = "class_cast"
    CLASS_ROLL = "class_roll"


class Settled(StrEnum):
    """How a tie was settled."""

    LOOK_BACK = "look-back"
    RULE = "rule"
    COMMITTED_ORDER = "committed-order"
    NOT_NEEDED = "not-needed"
    UNSETTLED = "unsettled"


class BudgetRule(StrEnum):
    """How a budget is shared among projects."""

    EQUAL_SHARES = "equal-shares"
    GREEDY = "greedy"
    GREEDY_NO_SKIP = "greedy-no-skip"
    GREEDY_THRESHOLD = "greedy-threshold"


class Completion(StrEnum):
    """What Equal Shares does with money that is left."""

    NONE = "none"
    ADD1 = "add1"


class Stop(StrEnum):
    """When the completion ``add1`` stops. The by-law must choose: they can elect different projects."""

    EXHAUSTIVE = "exhaustive"
    UNTIL_OVERSPEND = "until-overspend"


class VoteType(StrEnum):
    """The kinds of ballot in a Pabulib file."""

    APPROVAL = "approval"
    CHOOSE_1 = "choose-1"
    CUMULATIVE = "cumulative"
    SCORING = "scoring"
    ORDINAL = "ordinal"
