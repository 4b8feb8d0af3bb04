"""Months, quarters and years."""

from datetime import date

from coop.openbooks.calculations.periods import month_of, quarter_of, spans_over, year_of

DAY = date(2026, 11, 20)


def test_each_has_its_key_and_its_days():
    month, quarter, year = month_of(DAY), quarter_of(DAY), year_of(DAY)
    assert (month.key, month.first, month.last) == ("2026-11", date(2026, 11, 1), date(2026, 11, 30))
    assert (quarter.key, quarter.first, quarter.last) == ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31))
    assert (year.key, year.first, year.last) == ("2026", date(2026, 1, 1), date(2026, 12, 31))


def test_every_period_that_touches_a_month_is_there_once_the_newest_first():
    keys = [span.key for span in spans_over([date(2025, 12, 1), date(2026, 1, 1), date(2026, 3, 1)])]
    assert keys == ["2026", "2025", "2026-Q1", "2025-Q4", "2026-03", "2026-01", "2025-12"]
    assert spans_over([]) == []
