"""Facts about membership that stop us."""

from django.utils.translation import gettext_lazy as _

from foundation.errors import Fact, Invalid, NotAllowed, NotFound


class AlreadyAMember(Fact):
    code = "already-a-member"
    message = _("This person is a member, or has applied, in this class already.")


class WrongState(Fact):
    code = "wrong-state"
    message = _("That does not follow from where this membership is now. Please look at it again.")


class MayNotDecideMembership(NotAllowed):
    code = "may-not-decide-membership"
    message = _("Only the board and the co-op's staff can decide about memberships.")


class OnlyTheMembersExpel(NotAllowed):
    code = "only-the-members-expel"
    message = _(
        "Nobody is expelled at a desk. The members decide it by a vote, and the person is told before and can answer."
    )


class NotYours(NotAllowed):
    code = "not-your-membership"
    message = _("Only the member can do this, or the board where the rules say so.")


class TooYoung(Invalid):
    code = "too-young"
    message = _("You can join from the age of 16.")


class NotAgreed(Invalid):
    code = "not-agreed"
    message = _("To join, you need to agree to the rules, to how we use your data, and to the risk to share money.")


class ResolutionMissing(Invalid):
    code = "resolution-missing"
    message = _("Name the decision this rests on, such as “Board meeting of 2 June, item 4”.")


class ReasonMissing(Invalid):
    code = "reason-missing"
    message = _("Write down the reason: the member will read it.")


class NotYetDue(Fact):
    code = "not-yet-due"
    message = _("The day for this has not come yet.")


class BeingPaid(Fact):
    code = "being-paid"
    message = _("A payment for this application is under way. It stays open until that is settled.")


class TooLate(Fact):
    code = "too-late"
    message = _("It is too late for that now.")


class NotWarned(Fact):
    code = "not-warned"
    message = _("A member is written to first, and has time to answer, before a membership lapses.")


class StillActive(Fact):
    code = "still-active"
    message = _("This member has been here lately, so the membership cannot lapse.")


class NotOnProbation(Fact):
    code = "not-on-probation"
    message = _("This member is not on probation.")


class NotHeard(Fact):
    code = "not-heard"
    message = _("Say until when the member can answer: nobody is suspended without a chance to be heard.")


class ClassNotFound(NotFound):
    code = "class-not-found"
    message = _("There is no such class of members.")


class MayNotSetClassRights(NotAllowed):
    code = "may-not-set-class-rights"
    message = _("The rights of a class are set by a decision of the members.")


class BadClassRights(Invalid):
    code = "bad-class-rights"
    message = _("A class of members cannot have these rights. Supporter-members never share in what others earned.")


class MayNotDescribeClass(NotAllowed):
    code = "may-not-describe-class"
    message = _("Only the board and the secretary can change how a class is described.")
