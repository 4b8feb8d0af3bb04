"""Facts about a decision that stop us, each in a plain sentence."""

from django.utils.translation import gettext_lazy as _

from foundation.errors import Fact, Invalid, NotAllowed, NotFound


class NoSuchDecision(NotFound):
    code = "no-such-decision"
    message = _("We could not find that decision.")


class NotNow(Fact):
    """The table has no such arrow from here."""

    code = "not-now"
    message = _("This decision is {state}. That step is not possible from there.")


class ChangedMeanwhile(Fact):
    code = "changed-meanwhile"
    message = _("Somebody else moved this decision while you were looking at it. It is now {state}.")


class MayNotPropose(NotAllowed):
    code = "may-not-propose"
    message = _("Members with a vote can propose a decision. You can still read and follow all of them.")


class OnlyTheProposer(NotAllowed):
    code = "only-the-proposer"
    message = _("Only the person who proposed this can do that.")


class OnlyTheSecretary(NotAllowed):
    code = "only-the-secretary"
    message = _("Only the secretary or the board can do that.")


class OnlyMembers(NotAllowed):
    code = "only-members"
    message = _("Only members with a vote can do that.")


class AboutYourself(NotAllowed):
    code = "about-yourself"
    message = _("This decision is about you, so somebody else has to do this.")


class ReasonNeeded(Invalid):
    code = "reason-needed"
    message = _("Say why, in a sentence. Everybody will be able to read it.")


class TextIncomplete(Invalid):
    code = "text-incomplete"
    message = _("Something is still missing from the text.")


class SubjectHasAProblem(Invalid):
    """The subject says why it could not take effect; `message` is its own sentence."""

    code = "subject-has-a-problem"
    message = _("What this decision would do is not possible.")


class AskedTooSoon(Fact):
    code = "asked-too-soon"
    message = _(
        "The members turned this question down less than six months ago. It can be put again from {date}, or now "
        "with a reason why it is allowed."
    )


class AlreadySupported(Fact):
    code = "already-supported"
    message = _("You support this already.")


class NotYetConvenable(Fact):
    code = "not-yet-convenable"
    message = _("Members can convene by themselves only when the board has let its month pass.")


class TooFewConveners(Fact):
    code = "too-few-conveners"
    message = _("{needed} members must sign before it can be convened without the board. {have} have signed so far.")


class StatementTooLong(Invalid):
    code = "statement-too-long"
    message = _("Every side has the same room: {most} words. This has {words}.")


class TooLateToEdit(Fact):
    code = "too-late-to-edit"
    message = _("A comment can be changed for {minutes} minutes. Write another one instead.")


class NoticeTooShort(Invalid):
    """`earliest` is the first permitted date; the message says it."""

    code = "notice-too-short"
    message = _("Voting cannot open before {earliest}. The rules ask for {clear_days} clear days of notice.")


class NoShortNoticeHere(Invalid):
    """The rules forbid hurry for this kind of decision."""

    code = "no-short-notice-here"
    message = _("Decisions of this kind always have their full notice. Voting cannot open before {earliest}.")


class NotReceivedYet(Invalid):
    code = "not-received-yet"
    message = _("Voting cannot open before the notice counts as received: {earliest}.")


class NoticeIsNotShort(NotFound):
    code = "notice-is-not-short"
    message = _("This notice is not short, so nobody has to agree to it.")


class AlreadyAgreed(Fact):
    code = "already-agreed"
    message = _("You have agreed to the short notice already.")


class NothingToTakeBack(Fact):
    code = "nothing-to-take-back"
    message = _("There is nothing of yours to take back here.")


class TooLateToDeclare(Fact):
    code = "too-late-to-declare"
    message = _("An interest is declared before voting closes. This decision is {state}.")


class NotYourInterest(NotAllowed):
    code = "not-your-interest"
    message = _("Only the member who declared it can take it back.")


class NotAmendable(Fact):
    code = "not-amendable"
    message = _("Changes are proposed while the text is under discussion. This decision is {state}.")


class NoSuchParagraph(Fact):
    code = "no-such-paragraph"
    message = _("This paragraph reads differently now. Look at the text again, and write your change anew.")


class ParagraphIsBeingVotedOn(Fact):
    code = "paragraph-is-being-voted-on"
    message = _("Members are voting on a change to this paragraph. It stays as it is until they have decided.")


class AnotherComesFirst(Fact):
    code = "another-comes-first"
    message = _("Change no. {number} to the same paragraph goes further, so it comes first.")


class AmendmentIsAnswered(Fact):
    code = "amendment-is-answered"
    message = _("This change has its answer already.")


class NotYourAmendment(NotAllowed):
    code = "not-your-amendment"
    message = _("Only the member who proposed this change can do that.")


class AmendmentsUnderWay(Fact):
    code = "amendments-under-way"
    message = _("Members are still voting on changes to this text. It becomes final when they have decided.")


class AmendmentsUnanswered(Fact):
    code = "amendments-unanswered"
    message = _("Some changes that members proposed have no answer yet. Take them over, or let members vote on them.")


class MotionStaysAsItIs(Fact):
    code = "motion-stays-as-it-is"
    message = _("The words of this motion are those of the change it puts to the vote. They stay as they are.")


class WindowTooShort(Invalid):
    code = "window-too-short"
    message = _("Voting cannot close before {earliest}. The rules ask for {clear_days} clear days to vote.")


class TooMuchMoreTime(Invalid):
    code = "too-much-more-time"
    message = _(
        "Voting can go on until {latest} at the latest. The rules let its end be put off by {days} days altogether, so "
        "that nobody waits for the result they would like."
    )


class OutsideTheStageWindow(Invalid):
    code = "outside-the-stage-window"
    message = _("The second vote must be held between {first} and {last}.")


class NobodyOnTheRoll(Fact):
    code = "nobody-on-the-roll"
    message = _("Nobody has a vote today, so no notice can be given.")


class NotReadyToOpen(Fact):
    """`problems` lists every precondition that does not hold."""

    code = "not-ready-to-open"
    message = _("Voting cannot open yet. {first}")

    @property
    def problems(self) -> list[str]:
        return list(self.details.get("problems", []))


class NotClosingYet(Fact):
    code = "not-closing-yet"
    message = _("Voting is open until the time in the notice. It cannot be closed before.")


class VotingHasBegun(Fact):
    code = "voting-has-begun"
    message = _(
        "Voting has begun on this very text. It can be ruled out of order, and then asked again with another text; "
        "the votes given would not count."
    )


class AlreadyStruck(Fact):
    code = "already-struck"
    message = _("This entry is struck from the roll already.")


class NotOnTheRoll(NotAllowed):
    code = "not-on-the-roll"
    message = _("You are not on the roll of this vote.")


class ChallengeWindowOver(Fact):
    code = "challenge-window-over"
    message = _("The time to challenge this result ended on {date}.")


class ChallengeWindowOpen(Fact):
    code = "challenge-window-open"
    message = _("Members can challenge this result until {date}. It cannot be confirmed before.")


class ChallengeOpen(Fact):
    code = "challenge-open"
    message = _("A challenge has not been answered yet.")


class RanThisVote(NotAllowed):
    """Nobody judges the vote they ran (governance 3.2, Challenge)."""

    code = "ran-this-vote"
    message = _("You took part in running this vote, so somebody else answers: {names}.")


class AskedItYourself(NotAllowed):
    code = "asked-it-yourself"
    message = _("You raised this yourself, so somebody else answers: {names}.")


class ArbitratorNeeded(Invalid):
    code = "arbitrator-needed"
    message = _(
        "Everybody who could answer took part in running this vote, stands in it, or raised this. Ask somebody from "
        "outside the co-op to decide, and write down their answer with their name."
    )


class NotCarried(Fact):
    code = "not-carried"
    message = _("Only what was carried in every stage can come into force.")


class SecondStageToCome(Fact):
    code = "second-stage-to-come"
    message = _("The rules ask for a second vote before this comes into force.")


class NoSecondStage(Fact):
    code = "no-second-stage"
    message = _("The rules ask for one vote on this, and it was held.")


class MinutesAreApproved(Fact):
    code = "minutes-are-approved"
    message = _("Approved minutes stay as they are. Add a correction below them.")


class TasksAreOpen(Fact):
    code = "tasks-are-open"
    message = _("Some tasks are not done yet. Finish them, or say that nothing needs doing.")


class NotLaterDecision(Invalid):
    code = "not-a-later-decision"
    message = _("Choose a later decision that is in force.")


class NotYourSide(NotAllowed):
    code = "not-your-side"
    message = _(
        "This side is written by somebody else: the case for by the proposer, a reply by the person concerned, any "
        "other by whoever wrote it first."
    )


class WindowTooLong(Invalid):
    code = "window-too-long"
    message = _("Voting must close by {latest}.")
