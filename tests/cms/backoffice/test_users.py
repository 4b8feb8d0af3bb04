"""Accounts in the back office: whoever looks after them adds, names and switches off; nobody deletes."""

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client

from cms.backoffice.actions.seed_groups import seed_groups
from foundation.accounts.models import User
from tests.factories.cast import an_officer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


def signed_in(user):
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def root():
    return User.objects.create_superuser("root@example.org", name="Root")


@pytest.fixture
def desk(root):
    seed_groups()
    return signed_in(root)


@pytest.mark.parametrize("path", ["/admin/password_reset/", "/admin/password_reset/done/"])
def test_passwords_are_not_set_anew_by_a_second_door(client, path):
    assert client.get(path).status_code == 404


def test_a_new_account_has_a_name_an_address_and_no_password(desk):
    page = desk.get("/admin/users/new/")
    assert (page.status_code, "first_name" in page.text, "password1" in page.text) == (200, False, False)
    added = desk.post("/admin/users/new/", {"name": "Nora New", "email": "Nora@Example.org"})
    assert added.status_code == 302, added.context["form"].errors
    nora = User.objects.get(name="Nora New")
    assert (nora.email, nora.has_usable_password(), nora.is_superuser) == ("nora@example.org", False, False)


def test_whoever_was_added_signs_in_with_a_code_sent_to_their_address(desk, client):
    desk.post("/admin/users/new/", {"name": "Nora New", "email": "nora@example.org"})
    client.post("/accounts/login/code/", {"email": "nora@example.org"})
    assert [message.to for message in mail.outbox] == [["nora@example.org"]]


def test_an_address_belongs_to_one_person_whatever_its_letters(desk):
    refused = desk.post("/admin/users/new/", {"name": "Other", "email": "ROOT@example.org"})
    assert refused.context["form"].errors["email"] == ["Somebody has an account with this e-mail address already."]


def test_a_name_can_be_corrected_and_an_account_switched_off_but_the_address_is_its_owner_s(desk):
    nora = User.objects.create_user("nora@example.org", name="Nroa")
    path = f"/admin/users/edit/{nora.pk}/"
    assert desk.get(path).status_code == 200
    done = desk.post(path, {"name": "Nora", "email": "mine@example.org"})
    assert done.status_code == 302, done.context["form"].errors
    nora.refresh_from_db()
    assert (nora.name, nora.email, nora.is_active) == ("Nora", "nora@example.org", False)


def test_groups_of_an_office_are_no_choice_and_are_not_lost(desk):
    pia = an_officer("Pia", "board")
    own = Group.objects.create(name="Newsletter team")
    form = desk.get(f"/admin/users/edit/{pia.pk}/").context["form"]
    offered = set(form.fields["groups"].queryset.values_list("name", flat=True))
    assert "Newsletter team" in offered
    assert offered.isdisjoint({"Board", "Editors", "Auditors", "Facilitators", "Treasurers"})
    desk.post(f"/admin/users/edit/{pia.pk}/", {"name": "Pia", "is_active": "on", "groups": [own.pk]})
    assert set(pia.groups.values_list("name", flat=True)) == {"Board", "Newsletter team"}


def test_nobody_is_deleted_here(desk, root):
    nora, olga = (User.objects.create_user(f"{name}@example.org", name=name) for name in ("nora", "olga"))
    assert "/delete/" not in desk.get("/admin/users/").text
    assert "/admin/users/delete/" not in desk.get(f"/admin/users/edit/{nora.pk}/").text
    refused = desk.post(f"/admin/users/delete/{nora.pk}/", follow=True)
    assert "Accounts are not deleted here" in refused.text
    desk.post(f"/admin/bulk/foundation_accounts/user/delete/?id={nora.pk}&id={olga.pk}&next=/admin/users/")
    assert User.objects.filter(name__in=["nora", "olga"]).count() == 2


def test_nobody_is_appointed_from_the_list_of_accounts(desk):
    nora = User.objects.create_user("nora@example.org")
    role = Group.objects.get(name="Auditors")
    path = f"/admin/bulk/foundation_accounts/user/assign_role/?id={nora.pk}&next=/admin/users/"
    desk.post(path, {"role": role.pk})
    assert not nora.groups.exists()


def test_people_are_found_by_their_name(desk):
    User.objects.create_user("n1@example.org", name="Nora Quill")
    User.objects.create_user("n2@example.org", name="Olga Reed")
    text = desk.get("/admin/users/?q=quill").text
    assert "Nora Quill" in text
    assert "Olga Reed" not in text


def test_the_list_asks_the_same_for_one_row_and_for_three(desk):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for number in range(3):
        User.objects.create_user(f"p{number}@example.org", name=f"P{number}")
        desk.get("/admin/users/")
        with CaptureQueriesContext(connection) as captured:
            desk.get("/admin/users/")
        counts.append(len(captured))
    assert counts[0] == counts[2]


@pytest.mark.parametrize("office", ["board", "treasurer", "secretary", "coordinator"])
def test_no_office_looks_after_accounts(office):
    seed_groups()
    assert signed_in(an_officer("Pia", office)).get("/admin/users/").status_code == 302


def test_in_the_staff_office_nobody_changes_their_name_address_or_password(desk, root):
    page = desk.get("/admin/account/")
    assert page.status_code == 200
    assert 'href="/me/"' in page.text
    for field in ("name_email-email", "first_name", "password-old_password", "avatar-avatar"):
        assert field not in page.text
    given = {"name_email-email": "other@example.org", "theme-theme": "dark", "theme-contrast": "system"}
    given |= {"theme-density": "default", "notifications-submitted_notifications": "on"}
    assert desk.post("/admin/account/", given).status_code == 302
    root.refresh_from_db()
    assert (root.email, root.wagtail_userprofile.theme) == ("root@example.org", "dark")


def test_a_stranger_is_asked_to_sign_in(client):
    assert client.get("/admin/account/")["Location"].startswith("/accounts/login/")
