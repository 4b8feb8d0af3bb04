"""Facts that keep a posting from happening, each with the name of the database constraint that holds it."""

import re

from django.utils.translation import gettext_lazy as _

from foundation.errors import Fact, Invalid, NotFound


class LedgerRefused(Fact):
    """The database refused the posting; `details` says which constraint and which account."""

    code = "ledger-refused"
    message = _("The books cannot record that.")


class NotEnoughOnAccount(LedgerRefused):
    code = "not-enough-on-account"
    message = _("There is not enough on that account.")


class AccountIsFull(LedgerRefused):
    code = "account-is-full"
    message = _("That would put more on the account than it may hold.")


class AccountClosed(LedgerRefused):
    code = "account-closed"
    message = _("That account is closed.")


class AccountNotEmpty(LedgerRefused):
    code = "account-not-empty"
    message = _("An account can be closed only when nothing is on it and nothing is waiting.")


class UnknownAccount(LedgerRefused, NotFound):
    status = 404
    code = "unknown-account"
    message = _("The chart of accounts has no such account.")


class WrongUnit(LedgerRefused):
    code = "wrong-unit"
    message = _("Money and minutes are kept apart, and every currency from every other.")


class PeriodClosed(LedgerRefused):
    code = "period-closed"
    message = _("The books of that month are closed. Record it in a month that is still open.")


class KeyNamesAnotherJournal(LedgerRefused):
    code = "key-names-another-journal"
    message = _("Something else has been recorded under that key already.")


class AlreadyReversed(LedgerRefused):
    code = "already-reversed"
    message = _("That entry in the books has been undone already.")


class NotAMirror(LedgerRefused):
    code = "not-a-mirror"
    message = _("Undoing an entry means recording its exact mirror image.")


class NothingToReverse(LedgerRefused):
    code = "nothing-to-reverse"
    message = _("That entry in the books moved nothing, so there is nothing to undo.")


class PendingResolved(LedgerRefused):
    code = "pending-resolved"
    message = _("That amount is no longer waiting: it was taken or freed already.")


class PendingDiffers(LedgerRefused):
    code = "pending-differs"
    message = _("That does not fit the amount that is waiting.")


class ReserveIsIndivisible(LedgerRefused):
    code = "reserve-is-indivisible"
    message = _("This reserve belongs to no one person: it may be used only for the reasons the rules name.")


class AccountOpenAlready(LedgerRefused):
    code = "account-open-already"
    message = _("That account is open already, with other limits.")


class LimitBelowUse(LedgerRefused):
    code = "limit-below-use"
    message = _("The account stands beyond that limit already. It has to come back inside before the limit can change.")


class PeriodOutOfOrder(LedgerRefused):
    code = "period-out-of-order"
    message = _("Months are closed one after the other; the next to close is {expected}.")


class PeriodNotOver(LedgerRefused):
    code = "period-not-over"
    message = _("A month can be closed only when it is over.")


class InvalidPosting(Invalid):
    code = "invalid-posting"
    message = _("That is not something the books can record.")


# Constraint or trigger (see models and migrations) -> the kind fact. Names not listed become LedgerRefused.
FACTS: dict[str, type[LedgerRefused]] = {
    "account_never_pays_more_than_it_has": NotEnoughOnAccount,
    "account_never_gives_more_than_it_has": NotEnoughOnAccount,
    "account_never_holds_more_than_its_ceiling": AccountIsFull,
    "closed_account_takes_nothing": AccountClosed,
    "account_closes_only_when_empty": AccountNotEmpty,
    "account_is_in_the_chart": UnknownAccount,
    "account_counts_what_its_chart_says": WrongUnit,
    "rows_keep_to_one_unit_debit": WrongUnit,
    "rows_keep_to_one_unit_credit": WrongUnit,
    "closed_month_takes_nothing": PeriodClosed,
    "key_names_one_journal": KeyNamesAnotherJournal,
    "journal_is_reversed_once": AlreadyReversed,
    "reversal_is_an_exact_mirror": NotAMirror,
    "pending_resolves_once": PendingResolved,
    "pending_resolves_only_what_waits": PendingDiffers,
    "reserve_leaves_only_for_written_reasons": ReserveIsIndivisible,
}


# What comes with a refusal: our triggers name the account; a CHECK shows the row, whose second column is its code.
CODE_IN_DETAIL = re.compile(
    r"(?:Failing row contains \(\d+, )?([0-9T][0-9]{3}(?::[A-Za-z0-9_-]+){0,2})(?:, .*)?", re.DOTALL
)


def fact_for(constraint: str, detail: str = "") -> LedgerRefused:
    """Return the fact that goes with a refused constraint; `details["account"]` is its code where the database says."""
    found = CODE_IN_DETAIL.fullmatch(detail)
    return FACTS.get(constraint, LedgerRefused)(constraint=constraint, account=found.group(1) if found else "")
