"""Facts that stop somebody in the back office."""

from django.utils.translation import gettext_lazy as _

from foundation.errors import Fact, Invalid, NotAllowed, NotFound


class NotInTheBackOffice(NotAllowed):
    code = "not-in-the-back-office"
    message = _("Only people with an office in the co-op can take lists away.")


class MayNotAppoint(NotAllowed):
    code = "may-not-appoint"
    message = _("Editors and auditors are appointed by the board and the secretary.")


class AppointedAlready(Fact):
    code = "appointed-already"
    message = _("This person has that task already.")


class NotAppointed(NotFound):
    code = "not-appointed"
    message = _("This appointment has ended already.")


class ChecksOwnWork(Fact):
    code = "checks-own-work"
    message = _("Whoever holds an office or works in the office cannot check the books. Please ask somebody else.")


class NobodyWithThatAddress(Invalid):
    code = "nobody-with-that-address"
    message = _("Nobody has an account with this e-mail address.")
