"""Issuing a certificate anew."""

import pytest
from django.urls import reverse

from tests.factories.marketplace import a_member

pytestmark = pytest.mark.django_db


def page(member):
    return reverse("shares:reissue_certificate", args=[member.member_no])


def test_the_office_issues_a_new_one_with_its_reason(browser, rosa, pia, today):
    assert browser(pia).post(page(rosa), {"reason": "Paper lost"}).status_code == 302
    first, second = rosa.certificates.order_by("number")
    assert (second.supersedes, second.reason) == (first, "Paper lost")
    entries = browser(pia).get(page(rosa)).context["entries"]
    assert [entry["text"] for entry in entries] == ["Paper lost", "Shares bought"]


def test_without_a_reason_nothing_is_issued(browser, rosa, pia, today):
    assert browser(pia).post(page(rosa), {"reason": ""}).status_code == 422
    assert rosa.certificates.count() == 1


def test_who_holds_nothing_gets_a_plain_answer(browser, pia, today):
    member = a_member()
    assert "No certificate yet" in browser(pia).get(page(member)).content.decode()
    assert browser(pia).post(page(member), {"reason": "x"}).status_code == 409


def test_it_is_for_the_office(browser, rosa, pia):
    assert browser(rosa.user).get(page(rosa)).status_code == 403
    assert browser(pia).get(reverse("shares:reissue_certificate", args=[999_999])).status_code == 404
