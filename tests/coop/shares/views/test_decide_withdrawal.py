"""The board's page about one withdrawal: the test with its figures, and the two answers."""

from datetime import timedelta

import pytest
from django.urls import reverse

from coop.shares.enums import WithdrawalState
from coop.shares.models import WithdrawalDecision
from tests.factories.cast import an_officer
from tests.factories.shares import a_withdrawal, an_owner

pytestmark = pytest.mark.django_db


def page(withdrawal):
    return reverse("shares:decide_withdrawal", args=[withdrawal.pk])


def approve(quantity="5", resolution="Board, item 4", **more):
    return {"do": "approve", "approve-quantity": quantity, "approve-resolution": resolution, **more}


def defer(until="2031-01-01", reason="New roof"):
    return {"do": "defer", "defer-until": until, "defer-resolution": "Board, item 4", "defer-reason": reason}


def test_every_line_of_the_test_is_shown_with_its_numbers(browser, rosa, pia, today):
    lines = browser(pia).get(page(a_withdrawal(rosa, 5))).context["lines"]
    assert [line["met"] for line in lines] == [True] * 8
    assert lines[3]["text"] == "Earned and kept: £5,000.00, needed £5.00"
    assert lines[7]["text"] == "Still allowed this year: £100.00, needed £5.00"


def test_approving_all_or_a_part(browser, rosa, pia, today):
    withdrawal = a_withdrawal(rosa, 5)
    assert browser(pia).post(page(withdrawal), approve("2"))["Location"] == "/office/withdrawals/"
    withdrawal.refresh_from_db()
    assert (withdrawal.state, withdrawal.quantity, withdrawal.rest.quantity) == (WithdrawalState.APPROVED, 2, 3)


def test_what_the_coop_cannot_pay_is_refused_in_words(browser, rosa, pia, today):
    withdrawal = a_withdrawal(rosa, 101)
    response = browser(pia).post(page(withdrawal), approve("101"))
    assert response.status_code == 409
    assert "More would be taken out in one year than the rules allow." in response.content.decode()
    assert [line["met"] for line in response.context["lines"]][-1] is False


def test_what_the_board_expects_to_need_counts(browser, rosa, pia, today):
    response = browser(pia).post(page(a_withdrawal(rosa, 5)), approve(**{"approve-need_ahead": "7000"}))
    assert response.status_code == 409
    assert "in the coming year" in response.content.decode()


def test_an_answer_without_its_decision_is_asked_for_it(browser, rosa, pia, today):
    withdrawal = a_withdrawal(rosa, 5)
    for sent in (approve(resolution=""), approve("6"), approve("0"), defer(reason=""), defer(until="soon")):
        assert browser(pia).post(page(withdrawal), sent).status_code == 422
    assert not WithdrawalDecision.objects.exists()


def test_putting_off_until_the_end_of_a_day(browser, rosa, pia, today):
    withdrawal = a_withdrawal(rosa, 5)
    assert browser(pia).post(page(withdrawal), defer()).status_code == 302
    withdrawal.refresh_from_db()
    assert withdrawal.deferred_until.isoformat() == "2031-01-01T23:59:59.999999+00:00"
    assert browser(pia).post(page(withdrawal), defer(until="2020-01-01")).status_code == 422


def test_who_came_later_is_told_to_wait(browser, rosa, pia, today):
    a_withdrawal(rosa, 5)
    otto = an_owner("Otto", 500, treasurer=pia)
    later = a_withdrawal(otto, 5, at=today - timedelta(days=1195))
    response = browser(pia).get(page(later))
    assert response.context["not_first"] is True
    assert browser(pia).post(page(later), approve()).status_code == 409


def test_it_is_for_the_board_and_for_what_waits(browser, rosa, pia, today):
    withdrawal = a_withdrawal(rosa, 5)
    for person in (rosa.user, an_officer("Tess", "treasurer"), an_officer("Sec", "secretary")):
        assert browser(person).get(page(withdrawal)).status_code == 403
    browser(pia).post(page(withdrawal), approve())
    assert browser(pia).get(page(withdrawal)).status_code == 409
