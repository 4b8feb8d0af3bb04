"""What the demo co-op says of itself at the foot of every page."""

from wagtail.models import Site

from cms.navigation.models import HouseSettings


def furnish() -> HouseSettings:
    """Legal facts and one sentence; colours and menus stay those of the house."""
    house = HouseSettings.for_site(Site.objects.get(is_default_site=True))
    house.strapline = "Help at home in the Calder Valley, from people who own the co-op they work in."
    house.legal_form = "A co-operative society (invented for this demo)"
    house.register_number = "no. 00000"
    house.full_clean()
    house.save()
    return house
