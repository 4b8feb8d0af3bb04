"""The public check page: what the paper is worth today, and little about its holder."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.factories.marketplace import LONG_AGO
from tests.factories.shares import shares_for

pytestmark = pytest.mark.django_db


def check(session, code):
    return session.get(reverse("shares:check_certificate", args=[code]))


def test_anybody_sees_number_count_date_and_initials_and_no_more(browser, rosa, today):
    certificate = rosa.certificates.get()
    response = check(browser(), certificate.code)
    text = response.content.decode()
    assert response.status_code == 200
    assert "This certificate is valid." in text
    shown = [row["value"] for row in response.context["rows"]]
    assert shown[:4] == [f"No. {certificate.number}", "1000", "5 January 2026", "R. L."]
    for hidden in ("Rosa", "Lane", "£1,000.00", rosa.user.email, rosa.account_id):
        assert hidden not in text


def test_an_older_one_is_superseded(browser, rosa, pia, today):
    first = rosa.certificates.get()
    shares_for(rosa, 5, treasurer=pia, at=LONG_AGO + timedelta(days=1))
    assert check(browser(), first.code).context["standing"]["badge"] == "Superseded"


def test_groups_and_capitals_do_not_matter(browser, rosa, today):
    code = rosa.certificates.get().code
    assert check(browser(), f"{code[:5]}-{code[5:10]}-{code[10:]}".upper()).status_code == 200


@pytest.mark.parametrize("code", ["nothing", "a" * 20, "9" * 500])
def test_a_code_that_is_none_is_told(browser, code):
    response = check(browser(), code)
    assert response.status_code == 404
    assert "There is no certificate with this code." in response.content.decode()
