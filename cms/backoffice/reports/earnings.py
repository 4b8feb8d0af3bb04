"""What work there was and what it earned, for all who work together."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms.backoffice import menus
from cms.backoffice.queries.totals import hours_and_earnings
from cms.backoffice.reports.base import HouseReport, Row, house_currency, month_words


def people_words(row: Row) -> str:
    return gettext("Not shown: too few people") if row["people"] is None else str(row["people"])


def hours_words(row: Row) -> str:
    """12:30, or nothing where it is not shown."""
    return "" if row["minutes"] is None else f"{row['minutes'] // 60}:{row['minutes'] % 60:02d}"


class EarningsReport(HouseReport):
    """Hours and earnings by month, never of a person, nor of fewer than five people."""

    page_title = _("Hours and earnings by month")
    header_icon = "calendar-check"
    index_url_name = "backoffice_earnings"
    index_results_url_name = "backoffice_earnings_results"
    right = "payments_payouts.view_earning"
    group = menus.MONEY
    fields = (
        ("month", _("Month")),
        ("people", _("People who worked")),
        ("minutes", _("Hours (in the file: minutes)")),
        ("amount", _("Earned")),
    )

    shown = {"month": month_words, "people": people_words, "minutes": hours_words}
    money = {"amount": house_currency}

    def rows(self) -> Any:
        return hours_and_earnings(house_currency({}))
