"""The pictures of a listing."""

import pytest
from django.urls import reverse

from tests.factories.marketplace import a_draft, a_worker
from tests.factories.pictures import an_upload, not_a_picture
from tests.support.pages import parse_strictly
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def listing(client):
    listing = a_draft()
    client.force_login(listing.worker.member.user)
    return listing


def url(listing):
    return reverse("services:photos", args=[listing.slug])


def add(client, listing, alt="A clean oven", photo=None):
    return client.post(url(listing), {"photo": photo or an_upload(), "alt": alt})


def change(client, listing, photo, **answers):
    return client.post(reverse("services:change_photo", args=[listing.slug, photo.pk]), answers)


def test_a_picture_is_added_and_shown_with_its_words(client, listing):
    assert add(client, listing).status_code == 302
    response = client.get(url(listing))
    parse_strictly(response)
    assert 'alt="A clean oven"' in response.content.decode()


def test_a_program_called_a_picture_is_told_beside_the_field(client, listing):
    response = add(client, listing, photo=not_a_picture())
    assert response.status_code == 422
    assert response.context["form"].errors["photo"] == [
        "We cannot use this file. Choose a photo: JPEG, PNG, WebP, AVIF or HEIC."
    ]
    assert not listing.photos.exists()


def test_a_picture_without_words_is_told(client, listing):
    assert "alt" in add(client, listing, alt="").context["form"].errors


def test_pictures_are_moved_described_and_removed_without_a_script(client, listing):
    add(client, listing, alt="one")
    add(client, listing, alt="two")
    one, two = listing.photos.all()
    change(client, listing, two, do="earlier")
    assert list(listing.photos.values_list("alt", flat=True)) == ["two", "one"]
    change(client, listing, two, do="later")
    assert list(listing.photos.values_list("alt", flat=True)) == ["one", "two"]
    change(client, listing, one, do="describe", alt="first")
    change(client, listing, two, do="remove")
    assert list(listing.photos.values_list("alt", flat=True)) == ["first"]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_does_not_depend_on_the_pictures(client, listing, rows):
    for n in range(rows):
        add(client, listing, alt=f"{n}")
    # the worker, the listing, its pictures
    assert queries_of("marketplace_", lambda: client.get(url(listing))) == 3


def test_others_see_nothing_and_change_nothing(client, listing):
    add(client, listing)
    photo = listing.photos.get()
    client.force_login(a_worker("Tom Greenwood").member.user)
    assert client.get(url(listing)).status_code == 404
    assert change(client, listing, photo, do="remove").status_code == 404
    assert listing.photos.exists()
