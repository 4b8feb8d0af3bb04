"""Who takes part in deciding: how many, never who."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.backoffice import menus
from cms.backoffice.queries.totals import closed_votes
from cms.backoffice.reports.base import HouseReport, Row, moment_words


def percent(row: Row) -> str:
    """66.7"""
    whole, tenth = divmod(row["tenths"], 10)
    return f"{whole}.{tenth}"


class TurnoutReport(HouseReport):
    """Each vote that is over: how many were on the roll, and how many of them voted."""

    page_title = _("Turnout of votes")
    header_icon = "group"
    index_url_name = "backoffice_turnout"
    index_results_url_name = "backoffice_turnout_results"
    right = "coop_decisions.view_decision"
    group = menus.GOVERNANCE
    fields = (
        ("closed_at", _("Closed")),
        ("title", _("Decision")),
        ("on_roll", _("Members on the roll")),
        ("ballots", _("Ballots")),
        ("tenths", _("Percent")),
    )

    shown = {
        "closed_at": moment_words("closed_at"),
        "tenths": lambda row: f"{percent(row)} %",
    }
    filed = {"tenths": percent}

    def rows(self) -> Any:
        return closed_votes(self.request.user)
