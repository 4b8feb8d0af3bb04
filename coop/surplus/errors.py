"""Facts about closing a year and sharing its result."""

from django.utils.translation import gettext_lazy as _

from foundation.errors import Fact, Invalid, NotAllowed, NotFound


class MayNotCloseYear(NotAllowed):
    code = "may-not-close-year"
    message = _("Only the treasurer and the board can close a year and share its result.")


class YearNotFound(NotFound):
    code = "year-not-found"
    message = _("The co-op has no such year.")


class YearOverlaps(Invalid):
    code = "year-overlaps"
    message = _("Some of those days belong to another year already. A year begins the day after the one before it.")


class YearNotWhole(Invalid):
    code = "year-not-whole"
    message = _("A year is made of whole months, at least one and at most eighteen.")


class YearNotOver(Fact):
    code = "year-not-over"
    message = _("The year is not over yet. It can be closed after its last day.")


class YearIsClosed(Fact):
    code = "year-is-closed"
    message = _("That year is closed already. What belongs to it now goes into the year that is open.")


class YearNotClosed(Fact):
    code = "year-not-closed"
    message = _("That year is not closed yet, so nobody knows what there is to share.")


class CloseNotReady(Fact):
    code = "close-not-ready"
    message = _("The year cannot be closed yet. {problem}")


class DraftOutOfBounds(Invalid):
    code = "draft-out-of-bounds"
    message = _("The law sets limits that this draft does not keep. {problem}")


class DraftNotFound(NotFound):
    code = "draft-not-found"
    message = _("There is no such draft.")


class NothingToShare(Fact):
    code = "nothing-to-share"
    message = _("There was neither a surplus nor a loss in that year, so there is nothing to share.")


class AllocationNotFound(NotFound):
    code = "allocation-not-found"
    message = _("There is no such plan for sharing.")


class AllocationMovedOn(Fact):
    code = "allocation-moved-on"
    message = _("That plan has moved on meanwhile: it is {state} now. Please look at it again.")


class AnotherIsDeclared(Fact):
    code = "another-is-declared"
    message = _("Another plan for that year has been declared. It has to be taken back first.")


class AllocationDiffers(Fact):
    code = "allocation-differs"
    message = _("The plan does not add up to the result of the year any more, so it was not declared.")


class MembersAreVoting(Fact):
    code = "members-are-voting"
    message = _(
        "The members are voting on a plan for that year. Wait for their result: it declares the plan by itself."
    )


class PartlyPaid(Fact):
    code = "partly-paid"
    message = _(
        "Some members have been paid already, and nobody is asked for money back. "
        "Correct it by a plan of its own in the year that is open."
    )


class DecisionNeeded(Invalid):
    code = "decision-needed"
    message = _("The members shared this result by a vote. Only a decision of theirs takes it back: name it.")


class NotThatDecision(Invalid):
    code = "not-that-decision"
    message = _(
        "That decision does not take this plan back. Choose one that came into force after the result was shared."
    )


class NotDeclared(Fact):
    code = "not-declared"
    message = _("The members have not decided on this plan yet, so nothing can be paid.")


class SettlementNotFound(NotFound):
    code = "settlement-not-found"
    message = _("There is no such settlement.")


class NotDueYet(Fact):
    code = "not-due-yet"
    message = _("No capital is old enough to be given back, or less than that. At most {most} can be given back now.")


class CannotGiveBack(Fact):
    code = "cannot-give-back"
    message = _("The co-op cannot give that much capital back now. {reason}")


class MayNotGiveBack(NotAllowed):
    code = "may-not-give-back"
    message = _("Only the board can decide to give members' capital back.")


class CorrectInstead(Fact):
    code = "take-back-instead"
    message = _("Nobody has been paid by this plan yet. Take the declaration back instead, and make a new plan.")


class CannotCorrect(Invalid):
    code = "cannot-correct"
    message = _("It cannot be corrected like that. {problem}")


class OneCorrectionAtATime(Fact):
    code = "one-correction-at-a-time"
    message = _("Another correction of this plan waits for a decision. Decide on it or set it aside first.")


class NotUnclaimedYet(Fact):
    code = "not-unclaimed-yet"
    message = _("They have to be told first, and given {days} days to answer. Until then it stays owed to them.")


class NothingToHonour(Fact):
    code = "nothing-to-honour"
    message = _("That amount is not kept in the reserve, or is on its way already.")


class StatementNotFound(NotFound):
    code = "statement-not-found"
    message = _(
        "There is no statement for you for that year. If the sharing was taken back, you get a new one when it is "
        "decided anew."
    )


class CannotDraft(Invalid):
    code = "cannot-draft"
    message = _("It cannot be shared like that. {problem}")


class MayNotDraft(NotAllowed):
    code = "may-not-draft"
    message = _("Drafts are made by the treasurer and the board; every member can read them.")


class MayNotDeclare(NotAllowed):
    code = "may-not-declare"
    message = _("A result is shared by a decision of the members, carried out by the treasurer or the board.")


class MayNotPay(NotAllowed):
    code = "may-not-pay"
    message = _("Only the treasurer and the board can have the members' parts paid.")


class MoreTaxThanKept(Fact):
    code = "more-tax-than-kept"
    message = _("That is more than was kept back. {kept} waits for the tax office.")


class NothingToPay(Fact):
    code = "nothing-to-pay"
    message = _("Nothing of this is paid out: it all stays in the members' capital accounts and the reserves.")
