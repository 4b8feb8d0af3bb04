"""The rules that everybody meets, in short sentences, for readers who asked for plain words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_CANCELLING = _("If you cancel in good time, you pay nothing. If you cancel later, you pay a part.")
PLAIN_WORDS: dict[str, str | Promise] = {
    "levy_bp": _(
        "The co-op keeps a small part of each price. It pays for insurance, office and training. Members vote on it."
    ),
    "price_floor_minor_per_hour": _("No worker may ask for less than this for an hour. The members vote on it."),
    "hold_minutes": _("While you pay, we keep your time for you. After that, others may take it."),
    "cutoff_hours_flexible": _CANCELLING,
    "cutoff_hours_standard": _CANCELLING,
    "cutoff_hours_firm": _CANCELLING,
    "claim_window_hours": _(
        "The money waits this long before the worker gets it. Tell us in this time if something is wrong."
    ),
}
