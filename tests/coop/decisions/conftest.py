"""Who decides in most of these tests: Ana keeps the votes in order, Jo asks for something."""

import pytest

from tests.factories.deciding import a_voter, an_officer


@pytest.fixture
def ana(db):
    """The secretary."""
    return an_officer()


@pytest.fixture
def jo(db):
    """A member, who proposes."""
    return a_voter("Jo Brook")
