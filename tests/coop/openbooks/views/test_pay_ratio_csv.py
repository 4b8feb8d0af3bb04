"""The file of the pay ratio, before there is a year."""

import pytest

pytestmark = pytest.mark.django_db


def test_before_a_year_is_closed_it_has_only_its_headings(client):
    answer = client.get("/open-books/pay-ratio.csv")
    assert answer.text.splitlines() == ["first_day,last_day,row,from_times,below_times,value,currency,fingerprint"]
