from payments.ledger.models.account import Account
from payments.ledger.models.chart import DebitPermit, Head
from payments.ledger.models.entry import Entry
from payments.ledger.models.journal import Journal
from payments.ledger.models.period import Period, Snapshot

__all__ = ["Account", "DebitPermit", "Entry", "Head", "Journal", "Period", "Snapshot"]
