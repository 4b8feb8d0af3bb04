"""What stands in the menu of the staff office, and that nothing stands there twice or leads away."""

import json
import re
from html import unescape

import pytest
from django.test import Client

from cms.backoffice.actions.appoint import appoint
from cms.backoffice.actions.seed_groups import seed_groups
from cms.learning.actions.appoint_facilitator import appoint_facilitator
from coop.membership.enums import Office
from foundation.accounts.models import User
from tests.factories.cast import an_officer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def prepared(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    seed_groups()


def signed_in(user):
    client = Client()
    client.force_login(User.objects.get(pk=user.pk), backend="django.contrib.auth.backends.ModelBackend")
    return client


def menu_of(client):
    """{words of the group: {words: address}}; what lies at the top stands under ""."""
    text = client.get("/admin/").text
    props = json.loads(unescape(re.search(r'id="wagtail-sidebar-props"[^>]*>(.*?)</script>', text, re.S)[1]))
    found = {"": {}}

    def look(value, group):
        if isinstance(value, list):
            for each in value:
                look(each, group)
        elif isinstance(value, dict) and value.get("_type") == "wagtail.sidebar.SubMenuItem":
            item, children = value["_args"][0], value["_args"][1]
            found[item["label"]] = {}
            look(children, item["label"])
        elif isinstance(value, dict) and value.get("_type") == "wagtail.sidebar.LinkMenuItem":
            item = value["_args"][0]
            found[group][item["label"]] = item["url"]
        elif isinstance(value, dict):
            look(list(value.values()), group)

    look(props, "")
    return found


@pytest.fixture
def menu():
    return lambda user: menu_of(signed_in(user))


def test_the_groups_are_those_of_the_house_and_nothing_lies_loose(menu):
    found = menu(User.objects.create_superuser("root@example.org", name="Root"))
    assert list(found)[1:6] == ["Marketplace", "Members", "Governance", "Money", "Site"]
    assert found[""] == {"Account": "/admin/account/"}
    assert list(found["Site"]) == [
        "Pages", "Images", "Documents", "Name, menus and colours", "Redirects", "Languages of the pages",
        "Style guide",
    ]  # fmt: skip


@pytest.mark.parametrize(("office", "may"), [("board", True), ("coordinator", True), ("secretary", False)])
def test_who_keeps_the_site_makes_a_language_known_to_it(menu, office, may):
    person = an_officer("Pia", office)
    assert ("Languages of the pages" in menu(person)["Site"]) is may
    answer = signed_in(person).get("/admin/locales/new/")
    assert (answer.status_code == 200) is may


def test_nothing_stands_twice(menu):
    found = menu(User.objects.create_superuser("root@example.org", name="Root"))
    addresses = [url for group in found.values() for url in group.values() if url != "#"]
    assert len(addresses) == len(set(addresses))


@pytest.mark.parametrize(
    ("office", "desks"),
    [
        ("board", {"Members’ office", "Editors and auditors", "Secretary’s desk", "Policies to approve",
                   "Shares to pay back", "Years and surplus", "Facilitators", "Register and share certificates"}),
        ("secretary", {"Members’ office", "Editors and auditors", "Secretary’s desk", "Policies to approve",
                       "Facilitators", "Register and share certificates"}),
        ("treasurer", {"Money and books", "Share money to receive", "Shares to pay back", "Years and surplus",
                       "Register and share certificates"}),
        ("coordinator", set()),
    ],
)  # fmt: skip
def test_each_office_finds_its_desks(menu, office, desks):
    found = menu(an_officer("Pia", office))
    assert {words for group in found.values() for words, url in group.items() if "/admin/" not in url} - {
        "Style guide", "Was our help useful?", "Shortcuts",
    } == desks  # fmt: skip


@pytest.mark.parametrize("office", Office.values)
def test_every_link_of_the_menu_opens_for_whom_it_is_shown_to(menu, office):
    pia = an_officer("Pia", office)
    client, found = signed_in(pia), menu(pia)
    addresses = [url for group in found.values() for url in group.values() if url != "#"]
    assert len(addresses) > 8
    answers = {url: client.get(url, follow=url.endswith("/housesettings/")).status_code for url in addresses}
    assert {url for url, answer in answers.items() if answer != 200} == set()


def test_a_facilitator_finds_the_desk_of_the_study_circles_and_an_auditor_does_not(menu, noon):
    pia = an_officer("Pia", "board")
    fay, ada = (User.objects.create_user(f"{name}@example.org", name=name) for name in ("fay", "ada"))
    appoint_facilitator(by=pia, user=fay, resolution="Board", at=noon)
    appoint(by=pia, user=ada, task="auditor", resolution="Board", at=noon)
    assert menu(fay)["Members"] == {"Desk of the study circles": "/learning/desk/"}
    assert list(menu(fay)["Site"])[:3] == ["Pages", "Images", "Documents"]
    assert "Desk of the study circles" not in menu(ada)["Members"]


def test_totals_stand_in_the_group_they_are_about_for_those_who_may_read_them(menu):
    treasurer, secretary = menu(an_officer("Tess", "treasurer")), menu(an_officer("Sid", "secretary"))
    assert treasurer["Governance"]["Turnout of votes"] == "/admin/reports/turnout/"
    assert treasurer["Money"]["Comparisons with the provider"] == "/admin/reports/comparisons/"
    assert treasurer["Money"]["Hours and earnings by month"] == "/admin/reports/earnings/"
    assert secretary["Governance"]["Turnout of votes"] == "/admin/reports/turnout/"
    assert "Hours and earnings by month" not in {words for group in secretary.values() for words in group}


def test_help_leads_to_our_own_guide_and_to_no_other_host(menu):
    pia = an_officer("Pia", "secretary")
    assert menu(pia)["Help"] == {"How to edit this site": "/admin/guide/", "Shortcuts": "#"}
    assert "wagtail.org" not in signed_in(pia).get("/admin/").text
    guide = signed_in(pia).get("/admin/guide/").text
    assert "Submit it for moderation." in guide
    assert "guide.wagtail.org" not in guide


def test_strangers_do_not_read_the_guide():
    assert Client().get("/admin/guide/").status_code == 302


def test_nothing_of_another_host_is_embedded():
    from wagtail.embeds.finders import get_finders

    assert get_finders() == []
