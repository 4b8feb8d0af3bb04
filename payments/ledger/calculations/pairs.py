"""One move of the books: an amount that leaves one account and reaches another."""

import re
from dataclasses import dataclass

from payments.ledger.enums import EntryState
from payments.ledger.errors import InvalidPosting

CODE = re.compile(r"[0-9T][0-9]{3}(:[A-Za-z0-9_-]{1,40}){0,2}")
# Thousands of rows of this size still fit the counters of one account (64 bits).
LARGEST = 10**15


@dataclass(frozen=True, slots=True)
class Pair:
    """Debit one account and credit another with the same amount: whole minor units of a currency, or minutes.

    `state` is "posted" (moves at once), "pending" (reserves), "post" or "void" (resolve the pending row `pending_id`).
    Balanced by construction, so a list of pairs cannot be out of balance.
    Raises InvalidPosting: the amount is not a positive whole number, a code is malformed, an account pays itself.
    """

    debit: str
    credit: str
    amount: int
    state: str = EntryState.POSTED.value
    pending_id: int | None = None
    memo: str = ""

    def __post_init__(self) -> None:
        if type(self.amount) is not int or not 0 < self.amount <= LARGEST:
            raise InvalidPosting(f"An amount is a whole number above zero, not {self.amount!r}.")
        if self.debit == self.credit:
            raise InvalidPosting(f"The account {self.debit} cannot pay itself.")
        for code in (self.debit, self.credit):
            if not CODE.fullmatch(code):
                raise InvalidPosting(f"{code!r} is not the code of an account.")
        if self.state not in EntryState.values:
            raise InvalidPosting(f"{self.state!r} is not a state of a row.")
        if (self.state in (EntryState.POST, EntryState.VOID)) != (self.pending_id is not None):
            raise InvalidPosting("Only a row that posts or frees a pending one names it.")

    def mirrored(self) -> "Pair":
        """The pair that undoes this one."""
        return Pair(debit=self.credit, credit=self.debit, amount=self.amount, memo=self.memo)
