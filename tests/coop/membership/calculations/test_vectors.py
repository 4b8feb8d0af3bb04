"""A published worked example of the calendars of leaving (the file lies beside the project)."""

import json
from datetime import date

import pytest

from coop.membership.calculations.leaving import last_day


@pytest.fixture(scope="module")
def vectors(shared_data):
    found = json.loads((shared_data / "coop" / "vectors.json").read_text())["vectors"]
    return {vector["id"]: (vector["inputs"], vector["expected"]) for vector in found}


def test_three_years_end_counts_from_the_year_of_the_notice_whatever_its_day(vectors):
    given, expected = vectors["exit-notice-3-years"]
    days = [
        last_day("years_end", date.fromisoformat(day), days=0, month=12, years=3).isoformat()
        for day in given["cancelled_on"]
    ]
    assert days == expected["shares_end_and_payout"]
