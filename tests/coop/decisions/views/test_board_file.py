"""The board, an entry a line, once voting has closed."""

import re

import pytest

from coop.counting.bundle.chain_checks import follow_chain
from coop.counting.bundle.findings import Report
from coop.counting.formats.canonical import parse_canonical
from tests.factories.vote_pages import address, browser_of
from tests.factories.votes import FOR, an_open_vote, close_it, vote, voters_of

pytestmark = pytest.mark.django_db


def test_the_download_is_a_chain_that_holds_and_names_nobody():
    decision = an_open_vote(3, secrecy="L1+")
    ada = voters_of(decision)[0]
    vote(decision, ada, FOR)
    assert browser_of(None).get(address("board_file", decision)).status_code == 404
    close_it(decision)
    content = browser_of(None).get(address("board_file", decision)).content
    report = Report()
    story = follow_chain([parse_canonical(line) for line in content.splitlines()], report)
    assert report.verified
    assert len(story.live) == 1
    said = re.sub(rb'"[0-9a-f]{64}"', b'""', content)  # a hash may hold any number
    assert str(ada.member_no).encode() not in said
    assert b"2026" not in said.replace(decision.slug.encode(), b"").split(b'"digest"')[1]
