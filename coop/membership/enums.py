"""States and offices of members (coop-finance B2), and the words of their class (R1)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MemberState(TextChoices):
    DRAFT = "draft", _("Not sent yet")
    APPLIED = "applied", _("Applied")
    REJECTED = "rejected", _("Not accepted")
    WITHDRAWN = "withdrawn", _("Application taken back")
    AWAITING_PAYMENT = "awaiting_payment", _("Accepted, share not paid yet")
    EXPIRED = "expired", _("Share not paid in time")
    ACTIVE = "active", _("Member")
    SUSPENDED = "suspended", _("Suspended")
    LEAVING = "leaving", _("Leaving")
    FORMER = "former", _("Former member")
    EXPELLED = "expelled", _("Expelled")
    DECEASED = "deceased", _("Died")
    LAPSED = "lapsed", _("Lapsed")


ENDED = frozenset(
    {
        MemberState.REJECTED,
        MemberState.WITHDRAWN,
        MemberState.EXPIRED,
        MemberState.FORMER,
        MemberState.EXPELLED,
        MemberState.DECEASED,
        MemberState.LAPSED,
    }
)
# An application: open, or come to nothing.
WAITING = frozenset({MemberState.APPLIED, MemberState.AWAITING_PAYMENT})
# On the register of members today.
LIVE = frozenset({MemberState.ACTIVE, MemberState.SUSPENDED, MemberState.LEAVING})
# Once active, a member has a number for ever.
NUMBERED = LIVE | frozenset({MemberState.FORMER, MemberState.EXPELLED, MemberState.DECEASED, MemberState.LAPSED})


class ClassCode(TextChoices):
    WORKER = "worker", _("Worker-member")
    USER = "user", _("Customer-member")
    SUPPORTER = "supporter", _("Supporter-member")


class ShareType(TextChoices):
    """What may be done with a share (coop-finance R8)."""

    WITHDRAWABLE = "withdrawable", _("can be paid back, cannot be passed on")
    TRANSFERABLE = "transferable", _("can be passed on to another member")
    FIXED = "fixed", _("stays in the co-op's reserves when you leave")


class LeavingRule(TextChoices):
    """From which day on somebody who gives notice is no longer a member (coop-finance M8)."""

    IMMEDIATE = "immediate", _("at once")
    NOTICE_DAYS = "notice_days", _("after a number of days")
    MONTH_END = "month_end", _("at the end of a month of the year")
    YEARS_END = "years_end", _("at the end of a later year")


class VoteEnds(TextChoices):
    AT_ONCE = "at_once", _("when notice is given")
    AT_EFFECT = "at_effect", _("when the membership ends")


class ConsentKind(TextChoices):
    RULES = "rules", _("The rules of the co-op")
    PRIVACY = "privacy", _("How we use your data")
    CAPITAL_AT_RISK = "capital_at_risk", _("The risk to share money")


class EmailPurpose(TextChoices):
    """What a member notified an e-mail address for (CCBSA 2014 s.30(2))."""

    NONE = "", _("none given")
    NOTICES = "notices", _("notices of meetings and votes")


class Office(TextChoices):
    BOARD = "board", _("Board member")
    TREASURER = "treasurer", _("Treasurer")
    SECRETARY = "secretary", _("Secretary")
    COORDINATOR = "coordinator", _("Coordinator")


# An office for members alone ends with the membership; these may be held by somebody the co-op employs.
OPEN_TO_OTHERS = frozenset({Office.SECRETARY, Office.COORDINATOR})
