"""What waits for money."""

import pytest
from django.urls import reverse

from tests.factories.cast import an_officer
from tests.factories.marketplace import a_member
from tests.factories.shares import an_accepted_applicant, an_order

pytestmark = pytest.mark.django_db
PAGE = "/office/register/money/"
QUERIES = 5


def test_the_treasurer_sees_each_request_and_opens_it(browser, pia):
    member = an_accepted_applicant()
    order = member.share_orders.get()
    text = browser(pia).get(PAGE).content.decode()
    assert "Ines Novak" in text
    assert order.reference in text
    assert reverse("shares:receive_money", args=[order.reference]) in text


def test_others_of_the_office_see_it_and_cannot_open(browser):
    order = an_order(a_member(), 5)
    response = browser(an_officer("Bo", "board")).get(PAGE)
    assert response.status_code == 200
    assert reverse("shares:receive_money", args=[order.reference]) not in response.content.decode()


def test_nothing_waiting_is_said(browser, pia):
    assert "Nothing waits" in browser(pia).get(PAGE).content.decode()


def test_as_many_queries_for_three_requests_as_for_one(browser, pia, queries):
    session = browser(pia)
    an_order(a_member(), 5)
    session.get(PAGE)
    one = queries(lambda: session.get(PAGE))
    an_order(a_member(), 5)
    an_order(a_member(), 5)
    assert (one, queries(lambda: session.get(PAGE))) == (QUERIES, QUERIES)
