"""Places while typing."""

import pytest
from django.urls import reverse

from tests.factories.places import hebden, todmorden

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("where", "options"), [("hx7", 1), ("todm", 1), ("todx", 0), ("todmorden", 1), ("h", 0)])
def test_places_that_fit_come_as_options(client, django_assert_max_num_queries, where, options):
    hebden()
    todmorden()
    with django_assert_max_num_queries(1):
        response = client.get(reverse("search:suggest_places"), {"where": where})
    assert response.content.decode().count("<option") == options
