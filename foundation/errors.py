"""Facts that stop us: named, with a plain sentence for the person and a status for the door."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Fact(Exception):
    """Something true that keeps an action from happening. `status` is the HTTP status a door answers with."""

    status: int = 409
    code: str = "fact"
    message: str | Promise = _("That cannot be done right now.")
    leads_to: str = ""  # the name of a page where it is put right: the door sends people there with the sentence

    def __init__(self, message: str | None = None, **details: Any) -> None:
        self.text = message or str(self.message).format(**details)
        self.details = details
        super().__init__(self.text)

    def __str__(self) -> str:
        return self.text


class NotAllowed(Fact):
    """The person may not do this."""

    status = 403
    code = "not-allowed"
    message: str | Promise = _("You do not have permission to do that.")


class NotFound(Fact):
    """The thing named does not exist, or not for this person."""

    status = 404
    code = "not-found"
    message: str | Promise = _("We could not find that.")


class Invalid(Fact):
    """What was given cannot be used; `fields` says which field and why."""

    status = 422
    code = "invalid"
    message: str | Promise = _("Some of what you entered needs another look.")

    def __init__(self, message: str | None = None, *, fields: dict[str, str] | None = None, **details: Any) -> None:
        super().__init__(message, **details)
        self.fields = fields or {}
