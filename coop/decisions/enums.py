"""The words of a decision: where it stands, who acts, what it is about, how it ended (governance 3.2)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DecisionState(TextChoices):
    """Where a decision stands. What leads where is in `calculations/transitions.py` alone."""

    DRAFT = "draft", _("being written")
    SUBMITTED = "submitted", _("handed in")
    RULED_OUT = "ruled_out", _("not admitted")
    ADMISSIBLE = "admissible", _("admitted")
    DELIBERATING = "deliberating", _("under discussion")
    FINAL_TEXT = "final_text", _("final text, notice to come")
    NOTICED = "noticed", _("notice given")
    OPEN = "open", _("open for votes")
    CLOSED = "closed", _("voting closed")
    COUNTED = "counted", _("counted")
    DECLARED = "declared", _("result declared")
    CHALLENGED = "challenged", _("result challenged")
    CONFIRMED = "confirmed", _("result stands")
    VOID = "void", _("result void")
    ADJOURNED = "adjourned", _("adjourned: too few took part")
    IN_FORCE = "in_force", _("in force")
    IMPLEMENTING = "implementing", _("being carried out")
    DONE = "done", _("carried out")
    LAPSED = "lapsed", _("lapsed")
    SUPERSEDED = "superseded", _("replaced by a later decision")
    RECALLED = "recalled", _("taken back")
    WITHDRAWN = "withdrawn", _("withdrawn")
    OUT_OF_ORDER = "out_of_order", _("ruled out of order")


S = DecisionState
# From the declaration on the result is a fact that nothing changes any more.
DECIDED = (S.DECLARED, S.CHALLENGED, S.CONFIRMED, S.VOID, S.ADJOURNED, S.IN_FORCE, S.IMPLEMENTING, S.DONE)
DECIDED_FOR_EVER = (*DECIDED, S.SUPERSEDED, S.RECALLED)
# What members work on before there is a text to vote on, and what is on its way to a vote.
IN_PREPARATION = (S.SUBMITTED, S.ADMISSIBLE, S.DELIBERATING, S.FINAL_TEXT)
STOPPED = (S.RULED_OUT, S.WITHDRAWN, S.OUT_OF_ORDER, S.LAPSED)
BEFORE_OPENING = (S.DRAFT, *IN_PREPARATION, S.NOTICED, S.ADJOURNED)
# A motion that ended here will not change the text it is about, or has done so.
MOTION_OVER = (
    S.RULED_OUT, S.VOID, S.IN_FORCE, S.IMPLEMENTING, S.DONE, S.LAPSED, S.SUPERSEDED, S.RECALLED, S.WITHDRAWN,
    S.OUT_OF_ORDER,
)  # fmt: skip
BEFORE_CLOSING = (*BEFORE_OPENING, S.OPEN)
# Until what was decided takes effect, whoever runs a vote can still lead it one way or the other.
UNTIL_IN_FORCE = (*BEFORE_CLOSING, S.RULED_OUT, S.CLOSED, S.COUNTED, S.DECLARED, S.CHALLENGED, S.CONFIRMED)


class Side(TextChoices):
    """On whose side an act is done."""

    PROPOSER = "proposer", _("the proposer")
    MEMBER = "member", _("a member")
    SECRETARY = "secretary", _("the secretary")
    CONVENERS = "conveners", _("members convening by themselves")
    COUNT = "count", _("the count")
    CLOCK = "clock", _("the clock")


class Kind(TextChoices):
    """What a decision is about. The type of the rule pack and the subject that takes effect follow from it."""

    RESOLUTION = "resolution", _("a resolution")
    SPECIAL = "special", _("a special resolution")
    POLICY_CHANGE = "policy_change", _("a change of a value")
    RULE_CHANGE = "rule_change", _("a change of the rules")
    ELECTION = "election", _("an election")
    SURPLUS = "surplus", _("sharing the surplus")
    EXPULSION = "expulsion", _("an expulsion")
    REMOVAL = "removal", _("the removal of a board member")
    CONVERSION = "conversion", _("giving up being a co-op")
    DISSOLUTION = "dissolution", _("closing the co-op")
    AMENDMENT = "amendment", _("a change to a proposal")


class Secrecy(TextChoices):
    """How secret a vote is (governance 6.1). The values are those of the rule pack."""

    OPEN = "L0", _("open")
    DETACHED = "L1+", _("secret from members and staff")


class TurnoutAudience(TextChoices):
    """Who may see who has voted (never how). Fixed before opening."""

    NOBODY = "none", _("nobody")
    SCRUTINEERS = "scrutineers", _("the scrutineers")
    MEMBERS = "members", _("the members")


class Outcome(TextChoices):
    """What became of a question. The values are those of the count; an election elects."""

    CARRIED = "carried", _("carried")
    LOST = "lost", _("not carried")
    INQUORATE = "inquorate", _("too few took part")
    ELECTED = "elected", _("elected")


WON = (Outcome.CARRIED, Outcome.ELECTED)


class StrikeReason(TextChoices):
    """Why somebody is no longer on a roll."""

    LEFT = "left", _("left the co-op")
    NOTICE = "notice", _("gave notice to leave; the vote has ended")
    LAPSED = "lapsed", _("membership lapsed")
    EXPELLED = "expelled", _("was expelled")
    DIED = "died", _("died")
    SUSPENDED = "suspended", _("membership suspended")
    MISTAKE = "mistake", _("should not have been on the roll")


class StatementSide(TextChoices):
    FOR = "for", _("for")
    AGAINST = "against", _("against")
    MINORITY = "minority", _("minority statement")


class TextPart(TextChoices):
    """The parts of a text whose paragraphs can be amended. The values are the fields of a wording."""

    QUESTION = "question", _("the question")
    IF_PASSES = "if_passes", _("what changes if it passes")
    IF_FAILS = "if_fails", _("what happens if it fails")
    COST = "cost", _("what it costs")
    BODY = "body", _("the reasons")


class AmendmentAnswer(TextChoices):
    """What became of an amendment first. Of one put to the vote, its motion tells the rest."""

    ACCEPTED = "accepted", _("taken over by the author")
    PUT = "put", _("put to the vote")
    WITHDRAWN = "withdrawn", _("taken back")
    RENEWED = "renewed", _("written anew")
    LAPSED = "lapsed", _("dropped: its author has no vote any more")


class DeliveryState(TextChoices):
    """Where one member's copy of a notice is."""

    QUEUED = "queued", _("waiting to be sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("could not be sent")


class SupportKind(TextChoices):
    """What a member signs: that the question be put, or, when the board let its month pass, the convening itself."""

    SPONSOR = "sponsor", _("sponsor")
    CONVENER = "convener", _("convener")


class ChallengeKind(TextChoices):
    """What is questioned: a ruling of the secretary, the roll, or the result."""

    RULING = "ruling", _("a ruling")
    ROLL = "roll", _("the roll")
    RESULT = "result", _("the result")


class ChallengeOutcome(TextChoices):
    UPHELD = "upheld", _("upheld")
    DISMISSED = "dismissed", _("dismissed")
