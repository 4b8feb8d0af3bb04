from datetime import date

import pytest

from coop.membership.calculations.age import age_on


@pytest.mark.parametrize(
    ("born", "day", "years"),
    [
        (date(2010, 6, 2), date(2026, 6, 2), 16),
        (date(2010, 6, 3), date(2026, 6, 2), 15),
        (date(2008, 2, 29), date(2024, 2, 28), 15),
        (date(2008, 2, 29), date(2024, 2, 29), 16),
        (date(2008, 2, 29), date(2023, 3, 1), 15),
        (date(2026, 6, 2), date(2026, 6, 2), 0),
    ],
)
def test_age_counts_whole_years(born, day, years):
    assert age_on(born, day) == years
