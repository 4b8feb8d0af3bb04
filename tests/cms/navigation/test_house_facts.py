"""What an editor types about the co-op is what pages, mails and papers say: typed once, found everywhere."""

from datetime import date

import pytest
from django.core import mail
from django.test import Client
from wagtail.models import Site

from cms.navigation.models import HouseSettings
from cms.navigation.queries.frame import refresh_frames
from cms.pages.models import AccessibilityStatementPage, HomePage, PressKitPage
from coop.membership.emails import send
from foundation.accounts.models import User
from foundation.documents.pdf import _with_house
from foundation.home import house_facts
from tests.factories.members import admitted

pytestmark = pytest.mark.django_db
PHONE, EMAIL = "01422 000111", "hands@tidewater.example"


@pytest.fixture
def typed():
    refresh_frames()
    house = HouseSettings.for_site(Site.objects.get(is_default_site=True))
    house.name, house.phone, house.email = "Tidewater", PHONE, EMAIL
    house.legal_form, house.register_number = "A registered society", "number 4711"
    house.save()
    refresh_frames()
    yield
    house.delete()
    refresh_frames()


def test_the_installation_s_facts_hold_until_somebody_types_others(settings):
    refresh_frames()
    settings.COOP = settings.COOP | {"name": "Plain", "phone": "1"}
    assert (house_facts()["name"], house_facts()["phone"]) == ("Plain", "1")
    assert house_facts()["currency"] == settings.COOP["currency"]


@pytest.mark.usefixtures("typed")
def test_asking_for_them_takes_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert house_facts()["phone"] == PHONE


@pytest.mark.usefixtures("typed")
def test_a_new_telephone_number_is_on_pages(client):
    home = HomePage.objects.get()
    checked = AccessibilityStatementPage(
        title="Accessibility", slug="accessibility", checked_on=date(2026, 6, 1), how_checked="By us."
    )
    home.add_child(instance=checked)
    home.add_child(instance=PressKitPage(title="Press", slug="press", about="<p>Who we are.</p>"))
    assert client.get("/accessibility/").context["coop_phone"] == PHONE
    assert client.get("/find/").context["phone"] == PHONE
    press = client.get("/press/").text
    for fact in ("Tidewater", "A registered society", "number 4711"):
        assert fact in press


@pytest.mark.usefixtures("typed")
def test_it_is_in_mails_and_on_papers():
    User.objects.create_user("nora@example.org")
    Client().post("/accounts/login/code/", {"email": "nora@example.org"})
    send("welcome", admitted().pk)
    codes, letter = mail.outbox[0].body, mail.outbox[-1].body
    for body in (codes, letter):
        assert "Tidewater" in body
        assert PHONE in body
    paper = _with_house({"title": "Receipt"})["coop"]
    assert (paper["name"], paper["phone"], paper["email"]) == ("Tidewater", PHONE, EMAIL)
    assert paper["legal_line"] == "A registered society, number 4711"
