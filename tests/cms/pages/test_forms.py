"""An editor cannot put a page where another room answers."""

import pytest

from cms.pages.forms import is_taken
from cms.pages.models import HomePage, StandardPage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("slug", "taken"), [("join", True), ("rules", True), ("about", False), ("people", False)])
def test_addresses_of_rooms_are_taken(slug, taken):
    assert is_taken(slug) is taken


def test_the_form_says_so_beside_the_address(admin_user):
    form_class = StandardPage.get_edit_handler().get_form_class()
    home = HomePage.objects.get()

    def form(slug):
        page = StandardPage()
        data = {"title": "Join", "slug": slug, "body-count": "0", "comments-TOTAL_FORMS": "0"}
        data |= {"comments-INITIAL_FORMS": "0", "lead": ""}
        return form_class(data, instance=page, parent_page=home, for_user=admin_user)

    assert form("join").errors["slug"] == ["Another part of this site answers here. Choose another address."]
    assert "slug" not in form("join-us").errors
