"""Words of a class are changed at once, with a trace."""

import pytest

from coop.membership.queries.classes import class_called
from foundation.audit.models import AuditRecord
from tests.factories.marketplace import a_user
from tests.factories.surplus import an_officer

pytestmark = pytest.mark.django_db
URL = "/office/classes/user/words/"


def test_the_board_renames_a_class_and_the_joining_page_says_so(client):
    board = an_officer("board", "Bea")
    client.force_login(board)
    client.post(URL, {"words-name": "Neighbours", "words-about": "For whoever books us."})
    assert class_called("user").name == "Neighbours"
    assert "For whoever books us." in client.get("/join/").text
    assert AuditRecord.objects.get(verb="class.described").by == board


def test_an_empty_name_changes_nothing_and_says_what_to_do(client):
    client.force_login(an_officer("board", "Bea"))
    answer = client.post(URL, {"words-name": " ", "words-about": ""}, follow=True)
    assert "Give the class a name" in answer.text
    assert class_called("user").name == "Customer-members"


def test_others_may_not(client):
    client.force_login(a_user())
    assert client.post(URL, {"words-name": "x"}).status_code == 403
