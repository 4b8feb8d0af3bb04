"""Members by class and state."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.backoffice.queries.reports import members_by_class
from cms.backoffice.reports.base import HouseReport


class MembersReport(HouseReport):
    """How many stand where."""

    page_title = _("Members by class")
    header_icon = "group"
    index_url_name = "backoffice_members"
    index_results_url_name = "backoffice_members_results"
    right = "coop_membership.view_member"
    fields = (("class", _("Class")), ("standing", _("State")), ("members", _("Members")))

    def rows(self) -> Any:
        return members_by_class()
