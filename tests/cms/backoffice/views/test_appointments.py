"""The page on which the board and the secretary appoint."""

import pytest
from django.test import Client

from cms.backoffice.actions.appoint import appoint
from cms.backoffice.models import Appointment
from foundation.accounts.models import User
from tests.factories.members import an_officer
from tests.support.pages import parse_strictly
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db
PAGE = "/office/appointments/"


def browser_of(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def nora():
    return User.objects.create_user("nora@example.org", name="Nora New")


def test_the_board_appoints_by_e_mail_address_and_decision(nora):
    browser = browser_of(an_officer())
    parse_strictly(browser.get(PAGE))
    given = {"email": "NORA@example.org", "task": "editor", "resolution": "Board meeting of 2 June"}
    done = browser.post(PAGE, given, follow=True)
    assert "Nora New can write pages now." in done.text
    assert "Board meeting of 2 June" in done.text
    assert Appointment.objects.get().user == nora
    again = browser.post(PAGE, given)
    assert (again.status_code, "This person has that task already." in again.text) == (422, True)
    nobody = browser.post(PAGE, given | {"email": "no@example.org"})
    assert "Nobody has an account with this e-mail address." in nobody.text


def test_an_officer_is_refused_as_auditor_beside_the_field():
    board = an_officer()
    refused = browser_of(board).post(PAGE, {"email": board.email, "task": "auditor", "resolution": "Board"})
    assert refused.status_code == 422
    assert "cannot check the books" in refused.text
    assert not Appointment.objects.exists()


def test_without_a_task_or_a_decision_nothing_happens(nora):
    refused = browser_of(an_officer()).post(PAGE, {"email": nora.email})
    assert refused.status_code == 422
    assert "Choose one of the two." in refused.text


@pytest.mark.parametrize("office", ["treasurer", "coordinator"])
def test_other_offices_do_not_see_it(office):
    assert browser_of(an_officer("Tom", office)).get(PAGE).status_code == 403


@pytest.mark.parametrize("people", [1, 3])
def test_it_asks_one_question_whatever_the_rows(noon, people):
    board = an_officer()
    for number in range(people):
        person = User.objects.create_user(f"p{number}@example.org", name=f"P{number}")
        appoint(by=board, user=person, task="auditor", resolution="Board", at=noon)
    browser = browser_of(board)
    assert queries_of("cms_backoffice", lambda: browser.get(PAGE)) == 1


def test_the_way_there_is_on_the_members_page_and_in_the_staff_office():
    browser = browser_of(an_officer())
    assert f'href="{PAGE}"' in browser.get("/co-op/").text
    assert PAGE in browser.get("/admin/").text
    assert PAGE not in browser_of(an_officer("Tom", "treasurer")).get("/admin/").text
