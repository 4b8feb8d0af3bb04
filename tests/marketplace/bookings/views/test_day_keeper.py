"""The program that keeps a worker's day is served where it can keep nothing else."""

import pytest
from django.test import Client

from tests.factories.marketplace import a_user


def test_the_keeper_is_a_script_that_no_cache_keeps_old(client):
    answer = client.get("/work/today/keeper.js")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/javascript")
    assert answer["Cache-Control"] == "no-cache"
    assert "Service-Worker-Allowed" not in answer, "its scope is its own folder"
    assert b"data-kept" in answer.content


@pytest.mark.django_db
def test_signing_out_empties_what_the_browser_kept():
    client = Client()
    client.force_login(a_user(), backend="django.contrib.auth.backends.ModelBackend")
    assert "Clear-Site-Data" not in client.get("/me/")
    assert client.post("/accounts/logout/")["Clear-Site-Data"] == '"storage"'
