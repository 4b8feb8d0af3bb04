"""What is handed to the actions."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True)
class CircleFacts:
    """How a circle is run. `minutes` is the length of a session, `every_days` the days from one to the next."""

    place: str
    zone: str
    size_limit: int
    needed: int
    reflecting: str
    first_day: date
    opens: time
    minutes: int
    every_days: int
