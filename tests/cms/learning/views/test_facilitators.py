import pytest

from cms.learning.models import FacilitatorTerm
from tests.factories.marketplace import a_user
from tests.factories.members import an_officer
from tests.support.pages import parse_strictly
from tests.support.queries import queries_of


def test_the_board_appoints_by_e_mail_address_and_decision(scene):
    browser, person = scene.browser_of(an_officer()), a_user("New Comer", email="new@example.org")
    parse_strictly(browser.get("/office/facilitators/"))
    given = {"email": "NEW@example.org", "resolution": "Board meeting of 2 June"}
    done = browser.post("/office/facilitators/", given, follow=True)
    assert "New Comer can lead study circles now." in done.text
    assert FacilitatorTerm.objects.filter(user=person).exists()
    again = browser.post("/office/facilitators/", given)
    assert again.status_code == 422
    assert "This person is a facilitator already." in again.text
    nobody = browser.post("/office/facilitators/", given | {"email": "no@example.org"})
    assert "Nobody has an account with this e-mail address." in nobody.text


def test_others_do_not(scene):
    assert scene.for_leader.get("/office/facilitators/").status_code == 403


@pytest.mark.parametrize("more", [0, 2])
def test_it_asks_one_question_whatever_the_rows(scene, more):
    from tests.factories.learning import a_facilitator

    for number in range(more):
        a_facilitator(f"Fay {number}")
    browser = scene.browser_of(an_officer())
    assert queries_of("cms_learning", lambda: browser.get("/office/facilitators/")) == 1
