"""Facts about rules that stop us."""

from foundation.errors import Fact, Invalid, NotAllowed


class UnknownPolicy(Fact):
    code = "unknown-policy"
    message = "There is no rule called {key}."


class PolicyOutOfBounds(Invalid):
    code = "policy-out-of-bounds"


class PolicyStartsInThePast(Fact):
    code = "policy-starts-in-the-past"
    message = "A rule cannot start before now, nor before the version that is in force: it never reaches back."


class MayNotSetPolicy(NotAllowed):
    code = "may-not-set-policy"
    message = "A rule of the co-op is set by a decision of its members or its board."
