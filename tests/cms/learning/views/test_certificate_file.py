from cms.learning.actions.issue_certificate import issue_certificate
from cms.learning.actions.write_reflection import write_reflection
from tests.factories.learning import AFTER, attended


def graduate(scene):
    attended(scene.learner, 1, 2)
    write_reflection(by=scene.learner.user, circle=scene.circle, session=None, text="Good.", shared=False, at=AFTER)
    return issue_certificate(by=scene.learner.user, circle=scene.circle, at=AFTER)


def test_its_holder_gets_a_tagged_pdf_and_nobody_else(scene):
    made = graduate(scene)
    paper = scene.for_learner.get(f"/me/learning/certificates/{made.number}/")
    assert paper["Content-Type"] == "application/pdf"
    assert paper.content.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in paper.content
    assert scene.for_leader.get(f"/me/learning/certificates/{made.number}/").status_code == 404
