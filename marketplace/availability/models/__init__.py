"""The tables of the availability room."""

from marketplace.availability.models.hours import DateException, ExceptionWindow, TimeOff, WeeklyWindow, WorkLimits
from marketplace.availability.models.slot_claim import SlotClaim

__all__ = ["DateException", "ExceptionWindow", "SlotClaim", "TimeOff", "WeeklyWindow", "WorkLimits"]
