"""The words a booking uses for where it stands, who acts, and why it ended."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class BookingState(TextChoices):
    """Where a booking stands. The last four are final; `requested`, `no_show` and `declined` are not reached yet."""

    HELD = "held", _("time held")
    REQUESTED = "requested", _("waiting for an answer")
    CONFIRMED = "confirmed", _("booked")
    IN_PROGRESS = "in_progress", _("under way")
    DONE = "done", _("finished")
    NO_SHOW = "no_show", _("somebody did not come")
    COMPLETED = "completed", _("complete")
    CANCELLED = "cancelled", _("cancelled")
    DECLINED = "declined", _("turned down")
    LAPSED = "lapsed", _("let go")


FINAL_STATES = (BookingState.COMPLETED, BookingState.CANCELLED, BookingState.DECLINED, BookingState.LAPSED)
# States that a later transition leads to; nothing today does.
RESERVED_STATES = (BookingState.REQUESTED, BookingState.NO_SHOW, BookingState.DECLINED)
PAID_STATES = (BookingState.CONFIRMED, BookingState.IN_PROGRESS, BookingState.DONE, BookingState.COMPLETED)
# What a worker still has ahead of them, and what a customer calls "coming up".
OPEN_STATES = (BookingState.REQUESTED, BookingState.CONFIRMED, BookingState.IN_PROGRESS, BookingState.DONE)


class Side(TextChoices):
    """On whose side an act is done. Staff act for a side and the record says so."""

    CUSTOMER = "customer", _("customer")
    WORKER = "worker", _("worker")
    COOP = "coop", _("the co-op")
    CLOCK = "clock", _("the clock")
    PROVIDER = "provider", _("the payment provider")


class EndReason(TextChoices):
    """Why a booking ended without being done. Private between the two sides and the co-op."""

    HOLD_EXPIRED = "hold_expired", _("the time was not paid for while it was held")
    LEFT = "left", _("the customer let the time go")
    CUSTOMER_FREE = "customer_free", _("the customer cancelled in time")
    WORKER_ILL = "worker_ill", _("the worker is ill")
    WORKER_FAMILY = "worker_family", _("a family matter of the worker")
    WORKER_UNSAFE = "worker_unsafe", _("the worker would not be safe")
    WORKER_OTHER = "worker_other", _("the worker cannot come")
    COOP_SAFETY = "coop_safety", _("safety")
    COOP_WEATHER = "coop_weather", _("weather")
    COOP_ERROR = "coop_error", _("a mistake of ours")


WORKER_REASONS = (EndReason.WORKER_ILL, EndReason.WORKER_FAMILY, EndReason.WORKER_UNSAFE, EndReason.WORKER_OTHER)
COOP_REASONS = (EndReason.COOP_SAFETY, EndReason.COOP_WEATHER, EndReason.COOP_ERROR)


class CancelRule(TextChoices):
    """Which rule gives the customer time to cancel for nothing."""

    CUTOFF = "cutoff", _("some hours before the start")
    GRACE = "grace", _("a short while after booking")
    NONE = "none", _("no free time left")
