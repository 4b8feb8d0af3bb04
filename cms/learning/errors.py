"""Facts about study circles that stop us."""

from django.utils.translation import gettext_lazy as _

from foundation.errors import Fact, Invalid, NotAllowed, NotFound


class NoSuchCircle(NotFound):
    code = "no-such-circle"
    message = _("We could not find that study circle.")


class NoSuchCertificate(NotFound):
    code = "no-such-certificate"
    message = _("There is no certificate with this code. Please check it letter by letter.")


class NotAFacilitator(NotAllowed):
    code = "not-a-facilitator"
    message = _("This is for the facilitators of study circles.")


class MayNotKeepFacilitators(NotAllowed):
    code = "may-not-keep-facilitators"
    message = _("Facilitators are appointed by the board, the secretary and the office.")


class NotInThisCircle(NotAllowed):
    code = "not-in-this-circle"
    message = _("This is for those who have a place in the circle, and its facilitators.")


class PaperForLearners(NotAllowed):
    code = "paper-for-learners"
    message = _("This file is for those in the study circle. Join the circle, and it opens.")


class AlreadyFacilitator(Fact):
    code = "already-facilitator"
    message = _("This person is a facilitator already.")


class NobodyByThatAddress(Invalid):
    code = "nobody-by-that-address"
    message = _("Nobody has an account with this e-mail address.")


class CircleClosed(Fact):
    code = "circle-closed"
    message = _("This circle takes nobody any more.")


class InItAlready(Fact):
    code = "in-it-already"
    message = _("You are in this circle already.")


class NotInIt(Fact):
    code = "not-in-it"
    message = _("You are not in this circle.")


class YouLeadIt(Fact):
    code = "you-lead-it"
    message = _("You lead this circle, so you cannot take one of its places.")


class ChangedMeanwhile(Fact):
    code = "changed-meanwhile"
    message = _("Somebody else has changed this circle meanwhile. Here is how it stands now: please look again.")


class NobodyToLead(Fact):
    code = "nobody-to-lead"
    message = _("Only an appointed facilitator who is not a learner in this circle can lead it.")


class LeadsItAlready(Fact):
    code = "leads-it-already"
    message = _("This person leads the circle already.")


class LeadsItNoMore(Fact):
    code = "leads-it-no-more"
    message = _("This person does not lead the circle any more: somebody else was quicker.")


class LastToLead(Fact):
    code = "last-to-lead"
    message = _("A circle needs somebody who leads it. Name another facilitator first, or call the circle off.")


class NotYetHeld(Fact):
    code = "not-yet-held"
    message = _("This session has not begun. Attendance is marked from its start on.")


class NothingWritten(Invalid):
    code = "nothing-written"
    message = _("Write a sentence or two first.")


class NotFinishedYet(Fact):
    code = "not-finished-yet"
    message = _("The certificate is not ready: {missing}")
