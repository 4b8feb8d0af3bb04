"""The first page of the back office: what needs a person today."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from cms.backoffice.queries.needs import needs_of
from foundation.clock import now


class NeedsPanel(Component):  # type: ignore[misc]
    """One row for each matter this person may look after; each is one query and one link."""

    name = "needs"
    template_name = "cms/backoffice/_needs.html"
    order = 10

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"needs": needs_of(self.request.user, at=now())}

    class Media:
        css = {"all": ["cms/backoffice/needs.css"]}
