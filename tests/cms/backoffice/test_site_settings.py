"""Who sets what stands around every page, and where old addresses lead."""

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import ModelLogEntry, Site

from cms.navigation.models import HouseSettings
from tests.factories.cast import an_officer

LED_TO = "https://calder.example.org/rules/"
pytestmark = pytest.mark.django_db


def desk_of(office):
    user = an_officer("Pia", office)
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def form(**more):
    empty = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "8"}
    sets = {f"{name}-{key}": value for name in ("main_links", "footer_links") for key, value in empty.items()}
    fields = ("name", "strapline", "legal_form", "register_number", "registered_office", "phone", "email")
    colours = ("action_light", "action_dark", "paper_light", "paper_dark")
    return dict.fromkeys(fields + colours, "") | sets | more


def address():
    return f"/admin/settings/cms_navigation/housesettings/{Site.objects.get(is_default_site=True).pk}/"


@pytest.mark.parametrize(
    ("office", "answer"), [("board", 200), ("coordinator", 200), ("treasurer", 302), ("secretary", 302)]
)
def test_the_board_and_coordinators_set_the_site(office, answer):
    client = desk_of(office)
    assert client.get(address()).status_code == answer
    assert client.get("/admin/redirects/").status_code == answer


def test_a_link_a_name_and_a_colour_are_kept_and_the_act_is_logged():
    client = desk_of("coordinator")
    link = {
        "main_links-TOTAL_FORMS": "1", "main_links-0-page": "", "main_links-0-house_page": "coop.rules",
        "main_links-0-label": "How we decide", "main_links-0-ORDER": "1", "main_links-0-id": "",
    }  # fmt: skip
    response = client.post(address(), form(name="Tidewater", action_light="#1f3f7a", **link))
    assert response.status_code == 302
    kept = HouseSettings.objects.get()
    assert (kept.name, kept.action_light) == ("Tidewater", "oklch(0.378 0.108 261.4)")
    assert [str(one) for one in kept.main_links.all()] == ["How we decide"]
    assert list(ModelLogEntry.objects.values_list("action", "user__name")) == [("wagtail.edit", "Pia")]


def test_a_pale_colour_is_refused_beside_its_field():
    response = desk_of("coordinator").post(address(), form(action_light="#9fd8b4"))
    assert response.status_code == 200
    assert "Hard to read: this colour on the paper has a contrast of" in response.text
    assert HouseSettings.objects.get().action_light == ""


def test_a_coordinator_leads_an_old_address_on(client):
    response = desk_of("coordinator").post(
        "/admin/redirects/add/",
        {"old_path": "/hello/", "site": "", "is_permanent": "on", "redirect_page": "", "redirect_link": LED_TO},
    )
    assert response.status_code == 302, response.context["form"].errors
    assert Redirect.objects.get().old_path == "/hello"
    assert client.get("/hello/")["Location"] == LED_TO
