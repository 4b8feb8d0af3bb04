from cms.learning.models import FacilitatorTerm
from tests.factories.members import an_officer


def test_a_term_ends_once_and_the_circle_stays_theirs(scene):
    browser, term = scene.browser_of(an_officer()), FacilitatorTerm.objects.get()
    ended = browser.post(f"/office/facilitators/{term.pk}/end/", follow=True)
    assert "The term has ended." in ended.text
    assert browser.post(f"/office/facilitators/{term.pk}/end/").status_code == 403
    assert scene.for_leader.get(scene.desk_path).status_code == 200
    assert scene.for_leader.get("/learning/desk/new/").status_code == 403


def test_others_end_none(scene):
    term = FacilitatorTerm.objects.get()
    assert scene.for_leader.post(f"/office/facilitators/{term.pk}/end/").status_code == 403
