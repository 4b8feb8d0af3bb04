from coop.surplus.models.allocation import Allocation, AllocationRow
from coop.surplus.models.draft import Draft, DraftRow
from coop.surplus.models.payout import Payout, PayoutRun
from coop.surplus.models.settlement import Settlement, SettlementRow
from coop.surplus.models.statement import Statement, StatementDelivery
from coop.surplus.models.tax_payment import TaxPayment
from coop.surplus.models.year import FiscalYear, PatronageInput, YearMember

__all__ = [
    "Allocation",
    "AllocationRow",
    "Draft",
    "DraftRow",
    "FiscalYear",
    "PatronageInput",
    "Payout",
    "PayoutRun",
    "Settlement",
    "SettlementRow",
    "Statement",
    "StatementDelivery",
    "TaxPayment",
    "YearMember",
]
