"""The ranked ballots for any other counting program."""

import pytest

from coop.counting.formats.blt import read_blt
from tests.factories.vote_pages import address, browser_of, declared
from tests.factories.votes import AFTER, an_open_election, keys_of, vote, voters_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("voters", "status"), [(20, 200), (19, 404)])
def test_it_is_there_when_twenty_or_more_voted(frozen, voters, status):
    frozen(AFTER)
    decision = an_open_election(voters)
    keys = keys_of(decision)
    for number, person in enumerate(voters_of(decision)):
        vote(decision, person, [keys["Ada" if number % 3 else "Bo"]])
    response = browser_of(None).get(address("ballots_file", declared(decision)))
    assert response.status_code == status
    if status == 200:
        election = read_blt(response.content.splitlines(keepends=True), source="board.blt")
        assert sum(election.ballots.values()) == voters
