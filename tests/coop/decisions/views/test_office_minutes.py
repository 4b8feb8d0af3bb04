"""Minutes on the desk."""

import pytest
from django.db import Error, transaction

from coop.decisions.models import Minutes, MinutesAddendum
from tests.factories.deciding import CLOSES, decided

pytestmark = pytest.mark.django_db


def test_a_draft_is_changed_approved_and_then_only_added_to(browse, ana, jo):
    decision = decided(jo, ana, votes={jo: "for", ana: "for"})
    client, url = browse(ana, CLOSES), f"/office/decisions/{decision.slug}/minutes/"
    assert client.post(url, {"text": "Jo thanked everybody."}).status_code == 302
    assert client.post(url, {"text": "Jo thanked everybody.", "approve": "1"}).status_code == 302
    kept = Minutes.objects.get()
    assert (kept.text, kept.approved_by) == ("Jo thanked everybody.\n", ana.user)
    client.post(url, {"text": "It was Sam who thanked."})
    assert Minutes.objects.get().text == "Jo thanked everybody.\n"
    assert MinutesAddendum.objects.get().text == "It was Sam who thanked."
    with pytest.raises(Error, match="approved minutes stay as they are"), transaction.atomic():
        Minutes.objects.update(text="Nobody thanked.")
