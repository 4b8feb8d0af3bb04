from payments.ledger.models.account import Account
from payments.ledger.models.chart import DebitPermit, Head
from payments.ledger.models.entry import Entry
from payments.ledger.models.journal import Journal
from payments.ledger.models.period import MonthSum, Period, Snapshot

__all__ = ["Account", "DebitPermit", "Entry", "Head", "Journal", "MonthSum", "Period", "Snapshot"]
