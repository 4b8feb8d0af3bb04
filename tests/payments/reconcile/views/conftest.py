"""A treasurer: somebody to whom a higher room gave the two permissions."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client


def signed_in(django_user_model, email, *codenames):
    user = django_user_model.objects.create_user(email, "x", zone="Europe/London")
    user.user_permissions.add(*Permission.objects.filter(codename__in=codenames))
    client = Client()
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture
def tess(django_user_model):
    """The treasurer."""
    return signed_in(django_user_model, "tess@example.org", "view_run", "close_period")


@pytest.fixture
def reader(django_user_model):
    """May look, may not close."""
    return signed_in(django_user_model, "ray@example.org", "view_run")


@pytest.fixture
def somebody(django_user_model):
    return signed_in(django_user_model, "ben@example.org")
