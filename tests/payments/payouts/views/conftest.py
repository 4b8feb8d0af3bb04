"""Workers of these tests: Anna is one, somebody is not."""

import pytest
from django.test import Client

from payments.payouts.registry import Owner, owners


def whose(user):
    """The test's members: one worker, named by the address."""
    return Owner("m_anna", user.email, "GB") if user.email == "anna@example.org" else None


@pytest.fixture(autouse=True)
def members(monkeypatch):
    monkeypatch.setattr(owners, "_values", {"tests": whose})


@pytest.fixture
def anna(django_user_model):
    client = Client()
    client.force_login(django_user_model.objects.create_user("anna@example.org", "x", zone="Europe/London"))
    return client


@pytest.fixture
def somebody(django_user_model):
    client = Client()
    client.force_login(django_user_model.objects.create_user("ben@example.org", "x"))
    return client
