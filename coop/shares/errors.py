"""Facts about shares that stop us."""

from django.utils.translation import gettext_lazy as _

from foundation.errors import Fact, Invalid, NotAllowed, NotFound


class NotYourShares(NotFound):
    code = "not-your-shares"
    message = _("We could not find that among your shares.")


class MayNotDecideShares(NotAllowed):
    code = "may-not-decide-shares"
    message = _("Only the board can decide about taking shares out.")


class MayNotHandleShareMoney(NotAllowed):
    code = "may-not-handle-share-money"
    message = _("Only the treasurer can record share money at the bank.")


class MayNotSeeRegister(NotAllowed):
    code = "may-not-see-register"
    message = _("The register is for the board, the secretary and the treasurer. Members see the inspection copy.")


class CannotBuyShares(Fact):
    code = "cannot-buy-shares"
    message = _("You can buy shares once your application is accepted, and for as long as you are a member.")


class TooFewShares(Invalid):
    code = "too-few-shares"
    message = _("To join you need at least {least} shares. Please choose {least} or more.")


class OverTheCap(Fact):
    code = "over-the-cap"
    message = _("Nobody may hold more than {cap} in shares that can be taken out. You can buy {room} more at most.")


class OrderNotOpen(Fact):
    code = "order-not-open"
    message = _("These shares can no longer be paid for. If you have paid, all of your money goes back to you.")


class OrderIsBeingPaid(Fact):
    code = "order-is-being-paid"
    message = _("A payment for these shares is on its way. Please wait until your bank has confirmed it.")


class NotThatMany(Invalid):
    code = "not-that-many"
    message = _("You can take out between 1 and {most} shares.")


class AlreadyInTheQueue(Fact):
    code = "already-in-the-queue"
    message = _("You have a withdrawal in the queue already. Call it off first if you want another number of shares.")


class SharesCannotBeTakenOut(Fact):
    code = "shares-cannot-be-taken-out"
    message = _("Shares of this kind cannot be paid back.")


class StillAMember(Fact):
    code = "still-a-member"
    message = _("Fixed shares go to the reserve only when the membership has ended.")


class WithdrawalNotInTheQueue(Fact):
    code = "withdrawal-not-in-the-queue"
    message = _("This withdrawal is no longer waiting. Please look at the list again.")


class NotFirstInLine(Fact):
    code = "not-first-in-line"
    message = _("Somebody has waited longer. Decide about the first in the queue, or put it off with a reason.")


class CoopCannotPay(Fact):
    code = "coop-cannot-pay"
    message = _("This withdrawal cannot be approved today: {reason}")


class WithdrawalsSuspended(Fact):
    code = "withdrawals-suspended"
    message = _("The board has suspended all withdrawals.")


class SuspensionUnchanged(Fact):
    code = "suspension-unchanged"
    message = _("That is how it is already. Please look at the page again.")


class NotApproved(Fact):
    code = "not-approved"
    message = _("Only an approved withdrawal can be paid, and only once.")


class BeingSent(Fact):
    code = "being-sent"
    message = _("This money is on its way through the payment company. Please wait for its answer.")


class CannotBeSent(Fact):
    code = "cannot-be-sent"
    message = _("This member has no payout account that is ready. Pay it from the bank instead.")


class NothingToCertify(Fact):
    code = "nothing-to-certify"
    message = _("A certificate needs shares. This member holds none.")


class CertificateNotFound(NotFound):
    code = "certificate-not-found"
    message = _("There is no certificate with this code. Please check it letter by letter.")


class MayNotInspectRegister(NotAllowed):
    code = "may-not-inspect-register"
    message = _("The register can be seen by members. Anybody else may ask the secretary for a copy.")
