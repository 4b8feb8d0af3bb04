"""Words while typing."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from marketplace.search.actions.refresh_words import refresh_words
from tests.factories.marketplace import a_listing

pytestmark = pytest.mark.django_db


def test_words_that_begin_so_come_as_options(client, django_assert_num_queries):
    a_listing(title="Zither tuning")
    refresh_words(at=datetime(2026, 1, 5, tzinfo=UTC))
    with django_assert_num_queries(1):
        response = client.get(reverse("search:suggest_words"), {"what": "zi"})
    assert response.content.decode().strip() == '<option value="zither"></option>'


@pytest.mark.parametrize("what", ["", "z", "%%"])
def test_too_little_gets_nothing(client, what):
    response = client.get(reverse("search:suggest_words"), {"what": what})
    assert (response.status_code, response.content.decode().strip()) == (200, "")
