"""An editor cannot put a page where another room answers, whatever kind of page it is."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import get_page_models

from cms.help.models import HelpIndexPage, HelpPage
from cms.learning.models import LearningIndexPage, StudyCirclePage
from cms.media.models import Picture
from cms.pages.forms import SitePageForm
from cms.pages.models import HomePage, StandardPage
from cms.policies.models import PolicyIndexPage, PolicyPage
from tests.factories.help import a_help_page
from tests.factories.pictures import photo_with_place

pytestmark = pytest.mark.django_db
TAKEN = ["Another part of this site answers here. Choose another address."]
OURS = sorted(
    (kind for kind in get_page_models() if kind.__module__.startswith("cms.")), key=lambda kind: kind.__name__
)


def errors_of_the_address(kind, slug, *, below, user):
    form_class = kind.get_edit_handler().get_form_class()
    data = {"title": "Words", "slug": slug, "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
    data |= {f"{name}-count": "0" for name in ("body", "plan")}
    return form_class(data, instance=kind(), parent_page=below, for_user=user).errors.get("slug", [])


@pytest.mark.parametrize("kind", OURS, ids=lambda kind: kind.__name__)
def test_every_kind_of_page_has_our_form_and_a_picture_for_sharing(kind):
    assert issubclass(kind.get_edit_handler().get_form_class(), SitePageForm)
    assert kind._meta.get_field("sharing_image").related_model is Picture


@pytest.mark.parametrize("kind", [StandardPage, HelpIndexPage, LearningIndexPage, PolicyIndexPage])
def test_the_form_says_so_beside_the_address(admin_user, kind):
    home = HomePage.objects.get()
    for slug, expected in (("join", TAKEN), ("rules", TAKEN), ("about", []), ("people", [])):
        assert errors_of_the_address(kind, slug, below=home, user=admin_user) == expected, slug


@pytest.mark.parametrize(
    ("index", "slug", "kind", "taken"),
    [
        (HelpIndexPage, "help", HelpPage, "search"),
        (LearningIndexPage, "learning", StudyCirclePage, "circles"),
        (PolicyIndexPage, "policies", PolicyPage, "all"),
        (StandardPage, "office", StandardPage, "policies"),
    ],
)
def test_addresses_further_down_are_looked_at_whole(admin_user, index, slug, kind, taken):
    below = HomePage.objects.get().add_child(instance=index(title=slug, slug=slug))
    assert errors_of_the_address(kind, taken, below=below, user=admin_user) == TAKEN
    assert errors_of_the_address(kind, "something-else", below=below, user=admin_user) == []
    elsewhere = HomePage.objects.get().add_child(instance=StandardPage(title="Elsewhere", slug="elsewhere"))
    assert errors_of_the_address(kind, taken, below=elsewhere, user=admin_user) == []


def test_a_page_is_not_moved_to_where_another_part_answers(client, admin_user, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    home = HomePage.objects.get()
    below = home.add_child(instance=HelpIndexPage(title="Help", slug="help"))
    page = home.add_child(instance=StandardPage(title="Search", slug="search"))
    free = home.add_child(instance=StandardPage(title="Office", slug="our-office"))
    client.force_login(admin_user, backend="django.contrib.auth.backends.ModelBackend")
    refused = client.post(f"/admin/pages/{page.pk}/move/{below.pk}/confirm/", follow=True)
    assert TAKEN[0] in refused.text
    page.refresh_from_db()
    assert page.url_path == "/home/search/"
    client.post(f"/admin/pages/{page.pk}/move/{free.pk}/confirm/")
    page.refresh_from_db()
    assert page.url_path == "/home/our-office/search/"


def test_a_picture_chosen_for_an_answer_is_the_one_that_is_shared(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    file = SimpleUploadedFile("home.jpg", photo_with_place(), content_type="image/jpeg")
    picture = Picture.objects.create(title="Ruth", description="Ruth holds a ladder", file=file)
    page = a_help_page("Who pays?")
    page.sharing_image = picture
    page.save_revision().publish()
    shared = picture.get_rendition("fill-1200x630").url
    assert f'<meta property="og:image" content="http://testserver{shared}">' in client.get(page.url).text
