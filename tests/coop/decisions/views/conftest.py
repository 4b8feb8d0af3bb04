"""People and a browser for the pages about decisions."""

import pytest
from django.test import Client

from foundation import clock
from tests.factories.deciding import a_voter


@pytest.fixture
def sam(db):
    """Another member."""
    return a_voter("Sam Hill")


@pytest.fixture
def browse():
    """browse(member or None, at) -> a browser at that time."""
    from contextlib import ExitStack

    with ExitStack() as stack:

        def start(member, at):
            stack.enter_context(clock.frozen(at))
            client = Client()
            if member is not None:
                client.force_login(member.user)
            return client

        yield start
