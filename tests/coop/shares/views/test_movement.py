"""A movement and its rows in the books, for the member and for those who keep the register."""

import pytest
from django.urls import reverse

from tests.factories.marketplace import a_member
from tests.factories.shares import a_withdrawal, approved

pytestmark = pytest.mark.django_db


def page(movement):
    return reverse("shares:movement", args=[movement.pk])


def test_it_leads_to_every_row_of_the_books(browser, rosa):
    table = browser(rosa.user).get(page(rosa.share_movements.get())).context["table"]
    assert [row[1:] for row in table.rows] == [
        [
            "Paid to the bank",
            "The co-op's bank account (1000)",
            "Paid for shares, not given out yet (2410)",
            "£1,000.00",
        ],
        ["Shares given out", "Paid for shares, not given out yet (2410)", "Share capital (3010)", "£1,000.00"],
    ]


def test_taking_out_is_followed_the_same_way(browser, rosa, pia, today):
    withdrawal = approved(a_withdrawal(rosa, 5), by=pia, at=today)
    response = browser(rosa.user).get(page(withdrawal.movement))
    assert [row[1] for row in response.context["table"].rows] == ["Shares taken out"]
    assert response.context["facts"][4]["value"] == "Board, 1 June"


def test_only_its_member_and_the_register_s_keepers_see_it(browser, rosa, pia):
    movement = rosa.share_movements.get()
    assert browser(pia).get(page(movement)).status_code == 200
    assert browser(a_member().user).get(page(movement)).status_code == 404
    assert browser(rosa.user).get(reverse("shares:movement", args=[movement.pk + 1])).status_code == 404
