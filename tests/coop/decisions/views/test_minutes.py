"""The minutes as members read them."""

import pytest

from tests.factories.deciding import CLOSES, SENT, decided, noticed

pytestmark = pytest.mark.django_db


def test_they_say_who_took_part_the_text_the_counts_and_the_outcome(browse, ana, jo, sam):
    decision = decided(jo, ana, votes={jo: "for", ana: "for"})
    page = browse(sam, CLOSES).get(f"/decisions/{decision.slug}/minutes/").content.decode()
    for words in (
        "A draft: not approved yet.",
        "3 members were on the roll. 2 of 3 members entitled to vote took part.",
        "Shall we buy a cargo bike for deliveries?",
        "<h2>Votes</h2><ul><li>For: 2</li>",
        "“A bike for deliveries” was carried.",
        decision.text_sha256,
    ):
        assert words in page, words


def test_before_a_result_there_are_none(browse, ana, jo):
    assert browse(jo, SENT).get(f"/decisions/{noticed(jo, ana).slug}/minutes/").status_code == 404
