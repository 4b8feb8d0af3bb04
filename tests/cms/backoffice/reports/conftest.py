"""Readers of reports, and what stands in their files."""

import csv
import io

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from cms.backoffice.actions.seed_groups import seed_groups
from foundation.accounts.models import User


@pytest.fixture
def reader_of(settings):
    """Somebody of one group of the house, signed in."""
    settings.SECOND_FACTOR_REQUIRED = False
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"  # payments are open; nobody calls the look-alike
    seed_groups()

    def make(group):
        user = User.objects.create_user(f"{group.lower()}@example.org", name=f"One of {group}")
        user.groups.add(Group.objects.get(name=group))
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return make


@pytest.fixture
def file_of():
    """The rows of a report's CSV file."""

    def read(client, name):
        response = client.get(f"/admin/reports/{name}/?export=csv")
        return list(csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode("utf-8-sig"))))

    return read
