import pytest

from cms.learning.actions.issue_certificate import issue_certificate
from cms.learning.actions.write_reflection import write_reflection
from cms.learning.errors import NotFinishedYet, NotInThisCircle
from cms.learning.models import Certificate
from tests.factories.learning import AFTER, a_circle, a_learner, attended
from tests.factories.marketplace import a_user
from tests.support.refusals import refused

pytestmark = pytest.mark.django_db


def graduate(circle, name="Lea Rner"):
    learner = a_learner(circle, name)
    attended(learner, 1, 3)
    write_reflection(by=learner.user, circle=circle, session=None, text="Good.", shared=False, at=AFTER)
    return learner


def test_whoever_attended_enough_and_looked_back_gets_it_once():
    circle = a_circle()
    learner = graduate(circle)
    made = issue_certificate(by=learner.user, circle=circle, at=AFTER)
    assert (made.number, made.holder, made.course, made.attended, made.sessions, made.facilitators) == (
        1, "Lea Rner", "How our co-op works", 2, 3, "Fay Cilit",
    )  # fmt: skip
    assert issue_certificate(by=learner.user, circle=circle, at=AFTER) == made


def test_numbers_have_no_gap():
    circle = a_circle()
    people = [a_learner(circle, name) for name in ("Ann", "Ben")]
    for one in people:
        attended(one, 1, 2)
        write_reflection(by=one.user, circle=circle, session=None, text="Good.", shared=False, at=AFTER)
        issue_certificate(by=one.user, circle=circle, at=AFTER)
    assert [one.number for one in Certificate.objects.order_by("number")] == [1, 2]


def test_what_is_missing_is_said():
    circle = a_circle()
    learner = a_learner(circle)
    attended(learner, 1)
    with pytest.raises(NotFinishedYet, match=r"1 more session to attend\. A reflection on the whole circle\."):
        issue_certificate(by=learner.user, circle=circle, at=AFTER)
    with pytest.raises(NotFinishedYet, match=r"still to come"):
        issue_certificate(by=learner.user, circle=circle, at=circle.sessions.get(number=3).starts_at)


def test_others_get_none():
    circle = a_circle()
    with pytest.raises(NotInThisCircle):
        issue_certificate(by=a_user(), circle=circle, at=AFTER)


def test_the_database_never_changes_one():
    circle = a_circle()
    issue_certificate(by=graduate(circle).user, circle=circle, at=AFTER)
    with refused("cms_learning_certificate_append_only"):
        Certificate.objects.update(holder="Somebody Else")
