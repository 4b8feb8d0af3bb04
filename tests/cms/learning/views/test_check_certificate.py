from cms.learning.actions.issue_certificate import issue_certificate
from cms.learning.actions.write_reflection import write_reflection
from tests.factories.learning import AFTER, attended
from tests.support.pages import parse_strictly


def test_anybody_with_the_code_sees_the_paper_with_initials_only(scene, client):
    attended(scene.learner, 1, 2)
    write_reflection(by=scene.learner.user, circle=scene.circle, session=None, text="Good.", shared=False, at=AFTER)
    made = issue_certificate(by=scene.learner.user, circle=scene.circle, at=AFTER)
    page = client.get(f"/learning/certificates/{made.code}/")
    parse_strictly(page)
    assert "How our co-op works" in page.text
    assert "L. R." in page.text
    assert "Lea Rner" not in page.text
    assert client.get("/learning/certificates/nothing/").status_code == 404
