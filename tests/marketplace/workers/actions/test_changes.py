"""Changing words, base, state and picture of a worker's page."""

import pytest
from django.core.files.storage import default_storage

from coop.membership.enums import MemberState
from coop.membership.models import Member
from foundation.audit.models import AuditRecord
from foundation.pictures.errors import PictureRefused
from foundation.pictures.naming import path_of
from marketplace.workers.actions.change_profile import change_profile
from marketplace.workers.actions.move_base import move_base
from marketplace.workers.actions.set_worker_photo import PICTURES, set_worker_photo
from marketplace.workers.actions.show_or_hide_worker import show_or_hide_worker
from marketplace.workers.enums import WorkerState
from marketplace.workers.errors import MayNotEditWorker, NeedsWorkerMembership, WorkerProfileIncomplete
from marketplace.workers.facts import BaseFacts, ProfileFacts
from tests.factories.marketplace import LONG_AGO, a_user, a_worker
from tests.factories.pictures import an_upload, not_a_picture

pytestmark = pytest.mark.django_db
WORDS = ProfileFacts(name="Rosa L.", bio="I clean.")
BASE = BaseFacts(
    latitude_e6=53_800_000, longitude_e6=-1_500_000, area="Leeds", zone="Europe/Paris", radius_metres=3_000
)


@pytest.fixture
def worker():
    return a_worker()


def test_words_change_and_the_address_stays(worker):
    change_profile(by=worker.member.user, worker=worker, profile=WORDS, at=LONG_AGO)
    worker.refresh_from_db()
    assert (worker.name, worker.bio, worker.headline, worker.slug) == ("Rosa L.", "I clean.", "", "rosa-lane")


def test_a_move_is_recorded_without_the_place(worker):
    move_base(by=worker.member.user, worker=worker, base=BASE, at=LONG_AGO)
    worker.refresh_from_db()
    assert (worker.base_latitude_e6, worker.zone, worker.radius_metres) == (53_800_000, "Europe/Paris", 3_000)
    assert AuditRecord.objects.get(verb="worker.base_moved").data == {
        "zone_from": "Europe/London",
        "zone_to": "Europe/Paris",
        "radius_metres": 3_000,
    }


def test_pausing_twice_is_pausing_once(worker):
    for _ in range(2):
        show_or_hide_worker(by=worker.member.user, worker=worker, state=WorkerState.PAUSED, at=LONG_AGO)
    worker.refresh_from_db()
    assert worker.state == "paused"
    assert AuditRecord.objects.filter(verb="worker.paused").count() == 1


def test_a_member_who_was_suspended_is_not_shown_again_even_by_staff(worker):
    staff = a_user("Priya", is_staff=True)
    show_or_hide_worker(by=staff, worker=worker, state=WorkerState.HIDDEN, reason="Left the area", at=LONG_AGO)
    Member.objects.filter(pk=worker.member_id).update(state=MemberState.SUSPENDED)
    with pytest.raises(NeedsWorkerMembership):
        show_or_hide_worker(by=staff, worker=worker, state=WorkerState.ACTIVE, at=LONG_AGO)


def test_a_new_picture_replaces_the_old_one(worker, settings, tmp_path, django_capture_on_commit_callbacks):
    settings.MEDIA_ROOT = tmp_path
    user = worker.member.user
    first = set_worker_photo(by=user, worker=worker, upload=an_upload(), alt="Rosa, smiling", at=LONG_AGO).photo
    with django_capture_on_commit_callbacks(execute=True):
        second = set_worker_photo(by=user, worker=worker, upload=an_upload("olive"), alt="Rosa, laughing", at=LONG_AGO)
    assert second.photo != first
    assert not default_storage.exists(path_of(PICTURES, first, 320))
    assert default_storage.exists(path_of(PICTURES, second.photo, 320))
    gone = set_worker_photo(by=user, worker=worker, upload=None, at=LONG_AGO)
    assert (gone.photo, gone.photo_alt) == ("", "")


def test_a_picture_needs_words_and_must_be_one(worker, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    user = worker.member.user
    with pytest.raises(WorkerProfileIncomplete):
        set_worker_photo(by=user, worker=worker, upload=an_upload(), alt=" ", at=LONG_AGO)
    with pytest.raises(PictureRefused):
        set_worker_photo(by=user, worker=worker, upload=not_a_picture(), alt="Rosa", at=LONG_AGO)


@pytest.mark.parametrize("who", ["stranger", "suspended"])
def test_neither_strangers_nor_the_suspended_change_a_page(worker, who):
    by = worker.member.user
    if who == "stranger":
        by = a_user("Mallory")
    else:
        Member.objects.filter(pk=worker.member_id).update(state=MemberState.SUSPENDED)
    for act in (
        lambda: change_profile(by=by, worker=worker, profile=WORDS, at=LONG_AGO),
        lambda: move_base(by=by, worker=worker, base=BASE, at=LONG_AGO),
        lambda: show_or_hide_worker(by=by, worker=worker, state=WorkerState.PAUSED, at=LONG_AGO),
        lambda: set_worker_photo(by=by, worker=worker, upload=None, at=LONG_AGO),
    ):
        with pytest.raises(MayNotEditWorker):
            act()
