import hashlib

import pytest

from coop.rules.models import RulePack

pytestmark = pytest.mark.django_db


def test_the_file_has_the_fingerprint_that_the_rulebook_shows(client):
    answer = client.get("/rules/versions/1/rulebook.json")
    assert hashlib.sha256(answer.content).hexdigest() == RulePack.objects.get().sha256
    assert answer["Content-Disposition"] == 'attachment; filename="rulebook-1.json"'
    assert client.get("/rules/").text.count(RulePack.objects.get().sha256) == 1


def test_a_version_that_does_not_exist_has_no_file(client):
    assert client.get("/rules/versions/7/rulebook.json").status_code == 404
