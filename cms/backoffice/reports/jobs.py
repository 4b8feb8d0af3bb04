"""Jobs in the background."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.backoffice.queries.reports import unfinished_jobs
from cms.backoffice.reports.base import HouseReport


class JobsReport(HouseReport):
    """What waits, what runs, and what failed; the words of a failure stay in the server's log."""

    page_title = _("Jobs in the background")
    header_icon = "cogs"
    index_url_name = "backoffice_jobs"
    index_results_url_name = "backoffice_jobs_results"
    right = "marketplace_bookings.view_booking"
    fields = (
        ("enqueued_at", _("Since")),
        ("task_path", _("Job")),
        ("queue_name", _("Queue")),
        ("status", _("State")),
        ("run_after", _("Not before")),
    )

    def rows(self) -> Any:
        return unfinished_jobs()
