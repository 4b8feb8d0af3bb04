"""The page of every version of a text."""

import pytest

from tests.factories.deciding import PROPOSED, WORDS, under_discussion
from tests.factories.votes import an_election_plan
from tests.support.pages import parse_strictly
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db
TEXT = {**WORDS.__dict__, "cost": "About £2,400, once."}


def test_what_came_and_what_went_stands_in_the_page(browse, ana, jo, sam):
    decision = under_discussion(jo, ana)
    browse(jo, PROPOSED).post(f"/decisions/{decision.slug}/edit/", TEXT)
    reader = browse(sam, PROPOSED)
    assert f'href="/decisions/{decision.slug}/texts/"' in reader.get(f"/decisions/{decision.slug}/").text
    page = reader.get(f"/decisions/{decision.slug}/texts/")
    parse_strictly(page)
    for words in ("Version 2", "Version 1", "£2,400,", "£1,800,", "<ins>", "<del>"):
        assert words in page.text
    assert page.text.index("Version 2") < page.text.index("Version 1")


def test_strangers_do_not_read_it(browse, ana, jo):
    decision = under_discussion(jo, ana)
    assert "login" in browse(None, PROPOSED).get(f"/decisions/{decision.slug}/texts/").url


def test_it_costs_the_same_for_one_version_and_for_three(browse, ana, jo):
    decision = under_discussion(jo, ana)
    client, url = browse(jo, PROPOSED), f"/decisions/{decision.slug}/texts/"
    one = queries_of("coop_decisions", lambda: client.get(url))
    for cost in ("£1", "£2"):
        client.post(f"/decisions/{decision.slug}/edit/", {**TEXT, "cost": cost})
    assert queries_of("coop_decisions", lambda: client.get(url)) == one == 2


def test_before_the_first_version_it_says_so(browse, jo):
    decision = an_election_plan()
    page = browse(jo, PROPOSED).get(f"/decisions/{decision.slug}/texts/")
    parse_strictly(page)
    assert "No text yet" in page.text
