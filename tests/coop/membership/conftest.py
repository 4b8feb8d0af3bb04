import pytest

from tests.factories.marketplace import a_user
from tests.factories.members import an_officer


@pytest.fixture(autouse=True)
def at_noon(frozen, noon):
    frozen(noon)


@pytest.fixture
def board(db):
    return an_officer()


@pytest.fixture
def ada(db):
    return a_user("Ada Moss")


@pytest.fixture
def signed_in(client):
    """A browser in which this person signed in."""

    def enter(user):
        client.force_login(user)
        return client

    return enter
