"""What a figure counts, how it is read, and whose affairs it could give away."""

from enum import StrEnum


class Unit(StrEnum):
    MONEY = "money"
    COUNT = "count"
    PERCENT = "percent"


class Reading(StrEnum):
    """FLOW: what moved in a period. LEVEL: what the co-op has together at its end. SHARED: what members own, as of the
    last month in which enough of them moved."""

    FLOW = "flow"
    LEVEL = "level"
    SHARED = "shared"


class Behind(StrEnum):
    """The people who stand behind a figure: those who worked and those they worked for, those who got money back,
    those whose bank took money back, the members, or everybody together."""

    WORK = "work"
    REFUNDS = "refunds"
    DISPUTES = "disputes"
    MEMBERS = "members"
    ALL = "all"
