"""The words this room uses for its states."""

from enum import StrEnum


class ClaimStatus(StrEnum):
    """How firmly a time is taken. All but RELEASED keep others out."""

    HELD = "held"
    REQUESTED = "requested"
    CONFIRMED = "confirmed"
    RELEASED = "released"


class DurationMode(StrEnum):
    """ELAPSED counts real minutes. WALL ends when the clock on the wall says so, as night shifts do."""

    ELAPSED = "elapsed"
    WALL = "wall"


class PlaceMode(StrEnum):
    """Where the work is done."""

    AT_CUSTOMER = "at_customer"
    AT_WORKER = "at_worker"
    REMOTE = "remote"


class WhyNot(StrEnum):
    """Why a start is not offered, in the words the support desk reads."""

    NOT_WORKING = "not taking bookings"
    CLOSED = "closed"
    OFF_GRID = "not on the grid"
    DOES_NOT_FIT = "does not fit"
    TIME_OFF = "time off"
    TOO_SOON = "too soon"
    BEYOND_HORIZON = "beyond horizon"
    TAKEN = "taken"
    TRAVEL = "travel"
    DAILY_LIMIT = "daily limit"
    WEEKLY_LIMIT = "weekly limit"
