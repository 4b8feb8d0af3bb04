"""Changing the address one signs in with."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

pytestmark = pytest.mark.django_db
NEW = {"email": "new@example.org", "action_add": "1"}


def test_it_asks_once_more_who_it_is(client, person, sign_in):
    person()
    sign_in()
    assert client.post("/accounts/email/", NEW).url.startswith("/accounts/reauthenticate/")
    assert EmailAddress.objects.filter(email="new@example.org").count() == 0


def test_nothing_changes_before_the_code_sent_to_the_new_address(client, person, sure_it_is_me, code_in_mail):
    user = person()
    sure_it_is_me()
    client.post("/accounts/email/", NEW)
    assert [m.to for m in mail.outbox] == [["new@example.org"]]
    user.refresh_from_db()
    assert user.email == "ana@example.org"
    client.post("/accounts/confirm-email/", {"code": code_in_mail()})
    user.refresh_from_db()
    assert user.email == "new@example.org"


def test_the_old_address_is_told(client, person, sure_it_is_me, code_in_mail):
    person()
    sure_it_is_me()
    client.post("/accounts/email/", NEW)
    client.post("/accounts/confirm-email/", {"code": code_in_mail()})
    told = [m for m in mail.outbox if m.to == ["ana@example.org"]]
    assert [m.subject for m in told] == ["Your e-mail address was changed"]
    assert "If it was not, change your password now" in told[0].body
    assert "&#x27;" not in told[0].body
