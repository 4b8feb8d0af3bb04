"""Work done, by month and trade."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.backoffice.queries.reports import work_by_month_and_trade
from cms.backoffice.reports.base import HouseReport, house_currency, month_words


class WorkReport(HouseReport):
    """Bookings that were completed: how many, how long, and what customers paid."""

    page_title = _("Work by month and trade")
    header_icon = "date"
    index_url_name = "backoffice_work"
    index_results_url_name = "backoffice_work_results"
    right = "marketplace_bookings.view_booking"
    fields = (
        ("month", _("Month")),
        ("trade", _("Trade")),
        ("jobs", _("Jobs")),
        ("minutes", _("Minutes")),
        ("paid", _("Paid")),
    )

    shown = {"month": month_words}
    money = {"paid": house_currency}

    def rows(self) -> Any:
        return work_by_month_and_trade()
