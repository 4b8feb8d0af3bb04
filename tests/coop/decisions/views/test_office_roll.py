"""The roll on the desk, and striking."""

import pytest

from coop.decisions.models import RollEntry
from tests.factories.deciding import SENT, noticed

pytestmark = pytest.mark.django_db


def test_an_entry_is_struck_with_a_reason(browse, ana, jo, sam):
    decision = noticed(jo, ana)
    client, url = browse(ana, SENT), f"/office/decisions/{decision.slug}/roll/"
    assert "Sam Hill" in client.get(url).content.decode()
    sent = {"number": str(sam.member_no), "reason": "mistake", "remark": ""}
    assert client.post(url, sent).status_code == 422
    assert client.post(url, {**sent, "remark": "Joined after the day."}).status_code == 302
    entry = RollEntry.objects.get(member=sam)
    assert (entry.struck_reason, entry.struck_by, entry.struck_note) == ("mistake", ana.user, "Joined after the day.")


@pytest.mark.parametrize("number", ["1", "99999999999", "x", ""])
def test_a_number_that_is_not_on_it_is_told(browse, ana, jo, number):
    decision = noticed(jo, ana)
    sent = {"number": number, "reason": "left"}
    assert browse(ana, SENT).post(f"/office/decisions/{decision.slug}/roll/", sent).status_code == 422
