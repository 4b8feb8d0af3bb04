import pytest
from django.test import Client

from tests.factories.learning import BEFORE, a_circle, a_facilitator, a_learner


def browser_of(user):
    client = Client()
    client.force_login(user)
    return client


class Scene:
    """A circle of three sessions with one learner, before it begins."""

    def __init__(self):
        self.leader = a_facilitator()
        self.circle = a_circle(by=self.leader, size_limit=2)
        self.learner = a_learner(self.circle)
        self.path = f"/learning/circles/{self.circle.reference}/"
        self.desk_path = f"/learning/desk/{self.circle.reference}/"
        self.for_leader, self.for_learner = browser_of(self.leader), browser_of(self.learner.user)

    def browser_of(self, user):
        return browser_of(user)


@pytest.fixture
def scene(db, frozen):
    frozen(BEFORE)
    return Scene()
