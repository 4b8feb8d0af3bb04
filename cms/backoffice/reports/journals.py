"""Journals by month and kind."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.backoffice.queries.reports import journals_by_month
from cms.backoffice.reports.base import HouseReport, month_words
from payments.ledger.enums import MINUTES


class JournalsReport(HouseReport):
    """What was booked: how many journals, how many lines, and their sum on one side."""

    page_title = _("Journals by month")
    header_icon = "doc-full"
    index_url_name = "backoffice_journals"
    index_results_url_name = "backoffice_journals_results"
    right = "payments_ledger.view_journal"
    fields = (
        ("month", _("Month")),
        ("kind", _("Kind")),
        ("unit", _("Unit")),
        ("journals", _("Journals")),
        ("lines", _("Lines")),
        ("amount", _("Sum of the debits")),
    )

    shown = {"month": month_words}
    money = {"amount": lambda row: "" if row["unit"] == MINUTES else row["unit"]}

    def rows(self) -> Any:
        return journals_by_month()
