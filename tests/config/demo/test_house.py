"""What the demo says of itself."""

import pytest

from cms.navigation.queries.frame import refresh_frames
from config.demo.story.house import furnish

pytestmark = pytest.mark.django_db


def test_the_foot_of_every_page_names_the_legal_form_and_number(client):
    furnish()
    furnish()
    refresh_frames()
    try:
        assert "A co-operative society (invented for this demo), no. 00000" in client.get("/rules/").text
    finally:
        furnish().delete()
        refresh_frames()
