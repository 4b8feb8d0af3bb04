"""The manifest: what a phone asks before it puts the site among its apps."""

import json

import pytest
from django.contrib.staticfiles import finders

pytestmark = pytest.mark.django_db


def test_the_manifest_names_the_coop_and_where_a_workers_day_begins(client, settings):
    answer = client.get("/manifest.webmanifest")
    facts = json.loads(answer.content)
    assert answer["Content-Type"] == "application/manifest+json"
    assert (facts["name"], facts["start_url"]) == (settings.COOP["name"], "/work/today/")
    assert [finders.find(icon["src"].removeprefix("/static/")) is not None for icon in facts["icons"]] == [True]
