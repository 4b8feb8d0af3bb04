"""How old somebody is."""

from datetime import date


def age_on(born: date, day: date) -> int:
    """Whole years. Who was born on 29 February turns a year older on 1 March of a common year."""
    had_birthday = (day.month, day.day) >= (born.month, born.day)
    return day.year - born.year - (0 if had_birthday else 1)
