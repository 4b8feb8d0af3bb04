"""Facts about membership that stop us."""

from foundation.errors import Fact, NotAllowed


class AlreadyAMember(Fact):
    code = "already-a-member"
    message = "This person is a member, or has applied, in this class already."


class WrongState(Fact):
    code = "wrong-state"
    message = "That does not follow from where this membership is now. Please look at it again."


class MayNotDecideMembership(NotAllowed):
    code = "may-not-decide-membership"
    message = "Only the board and the co-op's staff can decide about memberships."
