"""A resolution in words: people carry it out, the software changes nothing."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from coop.decisions.models import Decision


class Nothing:
    def describe(self, payload: dict[str, Any]) -> str:
        return _("People carry it out; the software changes nothing by itself.")

    def problem_with(self, payload: dict[str, Any], at: datetime) -> str:
        return ""

    def what_changes(self, payload: dict[str, Any], at: datetime) -> list[str]:
        return []

    def take_effect(self, decision: Decision, at: datetime) -> None:
        """Nothing to do."""
