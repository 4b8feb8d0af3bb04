"""Who may change how the books are kept. Posting itself is never a person's act: rooms post as the event happens.

`by` is a user, or None for the system (a job, a command). Higher rooms give these permissions to a role.
"""

from typing import Any


def can_reverse_journals(by: Any) -> bool:
    return by is None or by.has_perm("payments_ledger.reverse_journal")


def can_close_periods(by: Any) -> bool:
    return by is None or by.has_perm("payments_ledger.close_period")


def can_manage_accounts(by: Any) -> bool:
    return by is None or by.has_perm("payments_ledger.manage_accounts")
