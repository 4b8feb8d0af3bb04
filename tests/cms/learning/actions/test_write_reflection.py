import pytest

from cms.learning.actions.write_reflection import write_reflection
from cms.learning.errors import NothingWritten, NotInThisCircle, NotYetHeld
from cms.learning.models import Reflection
from cms.learning.queries.circles import reflections_to_read
from tests.factories.learning import AFTER, BEFORE, a_circle, a_learner
from tests.factories.marketplace import a_user
from tests.support.refusals import refused

pytestmark = pytest.mark.django_db


def write(learner, text="I learned a lot.", *, at=AFTER, session=None, shared=False):
    return write_reflection(by=learner.user, circle=learner.circle, session=session, text=text, shared=shared, at=at)


def test_writing_again_changes_the_words():
    ann = a_learner(a_circle())
    write(ann)
    write(ann, "I learned more.")
    assert [one.text for one in Reflection.objects.all()] == ["I learned more."]
    with refused("a_learner_reflects_once_on_a_session"):
        Reflection.objects.create(enrolment=ann, session=None, text="x", written_at=AFTER)


def test_words_are_for_facilitators_until_they_are_shared():
    circle = a_circle()
    ann, ben = a_learner(circle, "Ann"), a_learner(circle, "Ben")
    write(ann)

    def read_by(person, leads_it):
        return [one.text for one in reflections_to_read(circle, session=None, reader=person, leads_it=leads_it)]

    assert read_by(ben.user, False) == []
    assert read_by(circle.facilitators.get().user, True) == ["I learned a lot."]
    write(ann, shared=True)
    assert read_by(ben.user, False) == ["I learned a lot."]


def test_nobody_looks_back_too_early_without_words_or_from_outside():
    circle = a_circle()
    ann = a_learner(circle)
    with pytest.raises(NotYetHeld):
        write(ann, at=BEFORE)
    with pytest.raises(NothingWritten):
        write(ann, "  ")
    with pytest.raises(NotInThisCircle):
        write_reflection(by=a_user(), circle=circle, session=None, text="x", shared=False, at=AFTER)
