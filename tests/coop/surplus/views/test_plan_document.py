"""The document behind a plan's fingerprint."""

import hashlib

import pytest

pytestmark = pytest.mark.django_db
DOCUMENT = "/surplus/2025/plans/1/document/"


def test_officers_get_the_bytes_that_the_fingerprint_is_of(signed_in, treasurer, plan):
    answer = signed_in(treasurer).get(DOCUMENT)
    assert hashlib.sha256(answer.content).hexdigest() == plan.sha256
    assert answer["Content-Disposition"] == 'attachment; filename="plan-2025-1.json"'


def test_what_every_member_gets_is_not_for_every_member(signed_in, rosa, plan):
    assert signed_in(rosa.user).get(DOCUMENT).status_code == 403
