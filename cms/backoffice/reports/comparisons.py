"""The daily comparison of our books with the provider's."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.backoffice import menus
from cms.backoffice.queries.totals import comparisons
from cms.backoffice.reports.base import HouseReport, house_currency, moment_words


class ComparisonsReport(HouseReport):
    """Day by day: what was looked at, what could not be squared, and how far the figures were apart."""

    page_title = _("Comparisons with the provider")
    header_icon = "order"
    index_url_name = "backoffice_comparisons"
    index_results_url_name = "backoffice_comparisons_results"
    right = "payments_reconcile.view_run"
    group = menus.MONEY
    fields = (
        ("at", _("When")),
        ("provider", _("Provider")),
        ("lines", _("Lines")),
        ("adopted", _("Lines booked by the comparison")),
        ("unexplained", _("Lines nobody can explain")),
        ("differences", _("Differences found")),
        ("apart", _("Provider less books")),
    )

    shown = {"at": moment_words("at")}
    money = {"apart": house_currency}

    def rows(self) -> Any:
        return comparisons(house_currency({}))
