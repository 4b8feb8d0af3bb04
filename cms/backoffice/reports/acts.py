"""What people with an office or a task did, here and on the desks."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.backoffice.queries.reports import acts_of_staff
from cms.backoffice.reports.base import HouseReport, moment_words


class ActsReport(HouseReport):
    """The audit trail and the log of the site in one list, with names."""

    page_title = _("Acts of staff")
    header_icon = "history"
    index_url_name = "backoffice_acts"
    index_results_url_name = "backoffice_acts_results"
    right = "foundation_audit.view_auditrecord"
    fields = (
        ("at", _("When")),
        ("who", _("Who")),
        ("verb", _("What")),
        ("subject_type", _("About")),
        ("subject_id", _("Number")),
        ("called", _("Called")),
        ("reason", _("Reason")),
    )

    shown = {"at": moment_words("at")}

    def rows(self) -> Any:
        return acts_of_staff()
