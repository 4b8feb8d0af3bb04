"""An editor finds a person or a place by the beginning of its name."""

import pytest
from django.urls import reverse
from wagtail.admin.widgets.chooser import BaseChooser

from cms.pages.models import AreaPage, StoryPage
from tests.factories.cast import a_working_worker
from tests.factories.front import a_place

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(admin_client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    return admin_client


@pytest.mark.parametrize(("page", "field"), [(StoryPage, "person"), (AreaPage, "place")])
def test_the_form_of_a_page_offers_a_window_and_never_every_row(page, field):
    form = page.get_edit_handler().get_form_class()
    assert isinstance(form.base_fields[field].widget, BaseChooser)


def test_people_are_found_by_the_beginning_of_their_name(office):
    a_working_worker("Rosa Lane")
    a_working_worker("Otto Berg")
    found = office.get(reverse("choose_worker:choose_results"), {"q": "ros"})
    assert "Rosa Lane" in found.text
    assert "Otto Berg" not in found.text
    assert "Otto Berg" in office.get(reverse("choose_worker:choose")).text


def test_places_are_found_however_they_are_written(office):
    a_place("Hebden Bridge")
    a_place("Halifax")
    found = office.get(reverse("choose_place:choose_results"), {"q": "HEBDEN  b"})
    assert "Hebden Bridge" in found.text
    assert "Halifax" not in found.text


def test_a_chosen_place_is_handed_back_to_the_form(office):
    place = a_place("Halifax")
    assert office.get(reverse("choose_place:chosen", args=[place.pk])).json()["result"]["title"] == "Halifax"


def test_nobody_without_the_office_looks_through_people(client):
    assert client.get(reverse("choose_worker:choose")).status_code == 302
