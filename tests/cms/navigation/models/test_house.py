"""What an editor may set."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from wagtail.models import Site

from cms.navigation.models import FooterLink, HouseSettings, MainLink

pytestmark = pytest.mark.django_db


def settings_with(**values):
    return HouseSettings(site=Site.objects.get(is_default_site=True), **values)


def test_empty_settings_are_fine():
    settings_with().full_clean()


def test_a_good_colour_is_kept_in_one_way_of_writing():
    found = settings_with(action_light="#1f3f7a", action_dark="OKLCH(80% .1 250)")
    found.full_clean()
    assert (found.action_light, found.action_dark) == ("oklch(0.378 0.108 261.4)", "oklch(0.800 0.100 250.0)")


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"action_light": "#9fd8b4"}, "action_light", "Hard to read: this colour on the paper has a contrast of"),
        ({"action_dark": "#17543a"}, "action_dark", "Hard to read: this colour on the paper has a contrast of"),
        ({"paper_light": "#777777"}, "paper_light", "Hard to read: our text on the paper has a contrast of"),
        ({"action_light": "green"}, "action_light", "Write the colour as #17543a or as oklch(0.415 0.086 158)."),
        ({"action_light": "oklch(0.5 0.3 158)"}, "action_light", "No screen shows this colour."),
    ],
)
def test_a_colour_that_fails_is_refused_with_the_reason_at_its_field(values, field, words):
    with pytest.raises(ValidationError) as refused:
        settings_with(**values).full_clean()
    assert list(refused.value.message_dict) == [field]
    assert refused.value.message_dict[field][0].startswith(words)


def test_a_link_leads_to_exactly_one_page():
    root = Site.objects.get(is_default_site=True).root_page
    for values in ({}, {"page": root, "house_page": "coop.rules"}):
        with pytest.raises(ValidationError, match="one of the two"):
            MainLink(settings=HouseSettings(), **values).clean()
    MainLink(settings=HouseSettings(), page=root).clean()
    MainLink(settings=HouseSettings(), house_page="coop.rules").clean()


@pytest.mark.parametrize("kind", [MainLink, FooterLink])
def test_the_database_refuses_a_link_to_nowhere(kind):
    house = settings_with()
    house.save()
    with pytest.raises(IntegrityError, match="link_leads_to_one_page"):
        kind.objects.create(settings=house)
