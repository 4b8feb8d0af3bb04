"""Pictures of a listing: adding, moving, describing, removing."""

import pytest
from django.core.files.storage import default_storage

from foundation.errors import NotFound
from foundation.pictures.errors import PictureRefused
from foundation.pictures.naming import path_of
from marketplace.services.actions import add_photo as module
from marketplace.services.actions.add_photo import PICTURES, add_photo
from marketplace.services.actions.describe_photo import describe_photo
from marketplace.services.actions.move_photo import move_photo
from marketplace.services.actions.remove_photo import remove_photo
from marketplace.services.errors import MayNotEditListing, PhotoNeedsWords, TooManyPhotos
from tests.factories.marketplace import LONG_AGO, a_draft, a_listing, a_user
from tests.factories.pictures import an_upload, not_a_picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def listing():
    return a_draft()


def add(listing, alt="A clean oven", upload=None, by=None):
    by = by or listing.worker.member.user
    return add_photo(by=by, listing=listing, upload=upload or an_upload(), alt=alt, at=LONG_AGO)


def order(listing):
    return list(listing.photos.values_list("alt", flat=True))


def test_a_picture_is_stored_under_a_random_name_in_three_sizes(listing):
    photo = add(listing, upload=an_upload(name="rosa-at-home.jpg"))
    assert (photo.width, photo.height, photo.alt) == (640, 480, "A clean oven")
    assert len(photo.name) == 22
    assert "rosa" not in photo.name
    assert [default_storage.exists(path_of(PICTURES, photo.name, width)) for width in (1600, 800, 320)] == [True] * 3


def test_a_program_called_a_picture_is_refused_and_nothing_is_kept(listing):
    with pytest.raises(PictureRefused):
        add(listing, upload=not_a_picture())
    assert order(listing) == []


@pytest.mark.parametrize("alt", ["", "   ", "x" * 161])
def test_a_picture_needs_words(listing, alt):
    with pytest.raises(PhotoNeedsWords):
        add(listing, alt=alt)


def test_twelve_pictures_are_enough(listing, monkeypatch):
    monkeypatch.setattr(module, "MOST_PHOTOS", 2)
    add(listing)
    add(listing)
    with pytest.raises(TooManyPhotos):
        add(listing)


def test_pictures_move_and_stop_at_the_ends(listing):
    one, two, three = add(listing, "one"), add(listing, "two"), add(listing, "three")
    user = listing.worker.member.user
    move_photo(by=user, listing=listing, photo_id=three.pk, steps=-1, at=LONG_AGO)
    assert order(listing) == ["one", "three", "two"]
    move_photo(by=user, listing=listing, photo_id=one.pk, steps=-5, at=LONG_AGO)
    assert order(listing) == ["one", "three", "two"]
    move_photo(by=user, listing=listing, photo_id=one.pk, steps=9, at=LONG_AGO)
    assert order(listing) == ["three", "two", "one"]
    assert two in listing.photos.all()


def test_words_can_be_changed_but_not_emptied(listing):
    photo = add(listing)
    user = listing.worker.member.user
    describe_photo(by=user, listing=listing, photo_id=photo.pk, alt=" A shining oven ", at=LONG_AGO)
    assert order(listing) == ["A shining oven"]
    with pytest.raises(PhotoNeedsWords):
        describe_photo(by=user, listing=listing, photo_id=photo.pk, alt=" ", at=LONG_AGO)


def test_a_removed_picture_leaves_storage_when_that_is_certain(listing, django_capture_on_commit_callbacks):
    photo = add(listing)
    path = path_of(PICTURES, photo.name, 800)
    with django_capture_on_commit_callbacks(execute=True):
        remove_photo(by=listing.worker.member.user, listing=listing, photo_id=photo.pk, at=LONG_AGO)
        assert default_storage.exists(path)
    assert not default_storage.exists(path)
    assert order(listing) == []


def test_a_picture_of_another_listing_is_not_found(listing):
    other = add(a_listing())
    user = listing.worker.member.user
    for act in (
        lambda: remove_photo(by=user, listing=listing, photo_id=other.pk, at=LONG_AGO),
        lambda: move_photo(by=user, listing=listing, photo_id=other.pk, steps=1, at=LONG_AGO),
        lambda: describe_photo(by=user, listing=listing, photo_id=other.pk, alt="mine", at=LONG_AGO),
    ):
        with pytest.raises(NotFound):
            act()


def test_strangers_touch_no_picture(listing):
    photo, stranger = add(listing), a_user("Mallory")
    for act in (
        lambda: add(listing, by=stranger),
        lambda: remove_photo(by=stranger, listing=listing, photo_id=photo.pk, at=LONG_AGO),
        lambda: move_photo(by=stranger, listing=listing, photo_id=photo.pk, steps=1, at=LONG_AGO),
        lambda: describe_photo(by=stranger, listing=listing, photo_id=photo.pk, alt="hi", at=LONG_AGO),
    ):
        with pytest.raises(MayNotEditListing):
            act()
