"""Saying something in the thread."""

import pytest

from coop.decisions.models import Comment
from tests.factories.deciding import PROPOSED, a_submitted, a_voter
from tests.factories.marketplace import a_member, a_user

pytestmark = pytest.mark.django_db


def test_a_comment_and_an_answer_stand_in_their_order(browse, jo, sam):
    decision = a_submitted(jo)
    url = f"/decisions/{decision.slug}/comment/"
    browse(sam, PROPOSED).post(url, {"text": "Where would it stand at night?"})
    first = Comment.objects.get()
    browse(jo, PROPOSED).post(url, {"text": "Something else."})
    answer = browse(jo, PROPOSED).post(url, {"text": "In the yard.", "reply_to": str(first.pk)})
    assert answer["Location"].startswith(f"/decisions/{decision.slug}/#comment-")
    page = browse(jo, PROPOSED).get(f"/decisions/{decision.slug}/").content.decode()
    places = [page.index(words) for words in ("<p>Where would it stand", "<p>In the yard.", "<p>Something else.")]
    assert places == sorted(places)


@pytest.mark.parametrize("text", ["", "   ", "x" * 4001])
def test_nothing_and_too_much_is_not_said(browse, jo, text):
    decision = a_submitted(jo)
    assert browse(jo, PROPOSED).post(f"/decisions/{decision.slug}/comment/", {"text": text}).status_code == 302
    assert not Comment.objects.exists()


def test_who_is_no_member_has_no_voice(browse, jo):
    decision = a_submitted(jo)
    guest = a_member(a_user("Guest"), state="applied")
    assert browse(guest, PROPOSED).post(f"/decisions/{decision.slug}/comment/", {"text": "Hello"}).status_code == 403


@pytest.mark.parametrize("asked", ["x", "99999999999999999999", "0", "٣"])
def test_an_answer_to_nothing_is_a_comment(browse, jo, asked):
    decision = a_submitted(jo)
    browse(a_voter(), PROPOSED).post(f"/decisions/{decision.slug}/comment/", {"text": "Hello", "reply_to": asked})
    assert Comment.objects.get().reply_to is None
