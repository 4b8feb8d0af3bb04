"""What editors find about the help in the Wagtail admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.help.policies import can_read_answers


class UsefulnessItem(MenuItem):  # type: ignore[misc]
    """The page with the counts and words lies in the house's own frame; editors find it among the reports."""

    def is_shown(self, request: HttpRequest) -> bool:
        return can_read_answers(request.user)


@hooks.register("register_reports_menu_item")
def usefulness() -> Any:
    return UsefulnessItem(
        _("Was our help useful?"), reverse("help:usefulness"), name="help-usefulness", icon_name="help", order=1200
    )
