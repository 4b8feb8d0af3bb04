"""Seeing and ending one's sessions."""

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from foundation.audit.models import AuditRecord
from tests.foundation.accounts.conftest import PASSWORD
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1"


def signed_in(email, agent):
    client = Client(headers={"user-agent": agent})
    client.post("/accounts/login/", {"login": email, "password": PASSWORD})
    client.get("/me/")
    return client


def test_the_list_names_each_browser_and_marks_this_one(person):
    user = person()
    here, _there = signed_in(user.email, FIREFOX), signed_in(user.email, PHONE)
    tree = parse_strictly(here.get("/accounts/sessions/"))
    names = [node.text for node in tree.iter("strong") if node.text]
    assert sorted(names) == ["Firefox on Linux", "Safari on iPhone"]
    assert here.get("/accounts/sessions/").content.decode().count("This one") == 1


def test_another_device_is_ended_and_the_record_says_who_did_it(person):
    user = person()
    here, there = signed_in(user.email, FIREFOX), signed_in(user.email, PHONE)
    device = UserSession.objects.get(user_agent=PHONE)
    assert here.post(f"/me/devices/{device.pk}/end/").url == "/accounts/sessions/"
    assert there.get("/me/").status_code == 302
    assert here.get("/me/").status_code == 200
    assert list(AuditRecord.objects.values_list("verb", "by")) == [("accounts.end_device", user.pk)]


def test_somebody_else_s_device_is_not_there_for_us(person):
    ana, tom = person(), person("tom@example.org", name="Tom")
    here, there = signed_in(ana.email, FIREFOX), signed_in(tom.email, PHONE)
    device = UserSession.objects.get(user=tom)
    assert here.post(f"/me/devices/{device.pk}/end/").status_code == 404
    assert here.post("/me/devices/999999/end/").status_code == 404
    assert there.get("/me/").status_code == 200


def test_looking_at_the_address_ends_nothing(person):
    user = person()
    here = signed_in(user.email, FIREFOX)
    device = UserSession.objects.get()
    assert here.get(f"/me/devices/{device.pk}/end/").status_code == 405
    assert UserSession.objects.count() == 1


def test_all_the_others_are_ended_at_once(person):
    user = person()
    here, there = signed_in(user.email, FIREFOX), signed_in(user.email, PHONE)
    here.post("/accounts/sessions/")
    assert (here.get("/me/").status_code, there.get("/me/").status_code) == (200, 302)


def test_a_new_password_ends_the_other_devices(person):
    user = person()
    here, there = signed_in(user.email, FIREFOX), signed_in(user.email, PHONE)
    new = "another four plain words"
    here.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert (here.get("/me/").status_code, there.get("/me/").status_code) == (200, 302)
