"""Facts about a vote that stop us, each in a plain sentence."""

from django.utils.translation import gettext_lazy as _

from foundation.errors import Fact, Invalid, NotAllowed, NotFound


class NoVoteHere(NotFound):
    code = "no-vote-here"
    message = _("There is no vote on this decision yet.")


class VotingIsClosed(Fact):
    code = "voting-is-closed"
    message = _("Voting is not open, so this vote was not taken. Nothing was changed.")


class NotOnThisRoll(NotAllowed):
    code = "not-on-this-roll"
    message = _("You are not on the roll of this vote. The roll was closed when notice was given.")


class SecretVoteIsFinal(Fact):
    code = "secret-vote-is-final"
    message = _("You have voted already. A secret vote cannot be changed, because nobody can find it again.")


class BallotNotReadable(Invalid):
    code = "ballot-not-readable"
    message = _("Your ballot was not cast. Something on it needs another look.")


class CountsDiffer(Fact):
    """Two ways of counting came to different bytes: nothing is declared, and people must look."""

    status = 500
    code = "counts-differ"
    message = _("The two counts of this vote differ. Nothing was declared.")


class NotAnElection(NotFound):
    code = "not-an-election"
    message = _("Nobody is elected by this decision.")


class ElectionNotLaidDown(Fact):
    code = "election-not-laid-down"
    message = _("It is not laid down yet how this election is run. The secretary does that first.")


class NominationsStillOpen(Fact):
    code = "nominations-still-open"
    message = _("Nominations are still open. Notice is given when it is known who stands.")


class NobodyStands(Fact):
    code = "nobody-stands"
    message = _("Nobody stands for election.")


class NominationsAreClosed(Fact):
    code = "nominations-are-closed"
    message = _("Nominations are not open now.")


class CannotStand(Fact):
    """`why` is the whole sentence."""

    code = "cannot-stand"
    message = _("{why}")


class AlreadyNominated(Fact):
    code = "already-nominated"
    message = _("{name} is nominated already.")


class StatementHasTooManyWords(Invalid):
    code = "statement-has-too-many-words"
    message = _("Everybody has {most} words. This has {words}.")


class NotYourNomination(NotAllowed):
    code = "not-your-nomination"
    message = _("Only the person who was nominated can do that.")


class OnlyTheReturningOfficer(NotAllowed):
    code = "only-the-returning-officer"
    message = _("Only the returning officer of this election can do that.")


class OfficerIsNotIndependent(Invalid):
    code = "officer-is-not-independent"
    message = _("A returning officer neither sits on the board nor stands for election.")


class MadeKnownTooLate(Invalid):
    code = "made-known-too-late"
    message = _("The rules ask that an election is made known earlier: nominations can open on {day} at the earliest.")


class StandsHere(NotAllowed):
    code = "stands-here"
    message = _("You stand in this election, so somebody else runs it: the returning officer, or another officer.")


class NominationsTooShort(Invalid):
    code = "nominations-too-short"
    message = _(
        "The rules give candidates at least {days} days to come forward: nominations can close on {day} at the "
        "earliest."
    )


class BeaconIsAwaited(Fact):
    code = "beacon-is-awaited"
    message = _("The count waits for a value that is drawn in public: {source}. The returning officer enters it.")


class NoBeaconIsAwaited(Fact):
    code = "no-beacon-is-awaited"
    message = _("No public value is waited for here, or not yet.")


class ElectionIsContested(Fact):
    code = "election-is-contested"
    message = _("There are more candidates than seats, or the rules ask for a vote: it must be held.")
