"""Opening a worker's page."""

import pytest

from coop.membership.enums import ClassCode, MemberState
from foundation.audit.models import AuditRecord
from foundation.errors import NotAllowed
from marketplace.workers.actions.join_as_worker import join_as_worker
from marketplace.workers.errors import AlreadyAWorker, NeedsWorkerMembership, WorkerProfileIncomplete
from marketplace.workers.facts import BaseFacts, ProfileFacts
from marketplace.workers.models import Worker
from tests.factories.marketplace import LONG_AGO, a_member, a_user

pytestmark = pytest.mark.django_db
PROFILE = ProfileFacts(name=" Rosa Lane ", headline="Careful", languages=("en", "es", "en"))
BASE = BaseFacts(latitude_e6=53_741_800, longitude_e6=-2_013_400, area="Hebden Bridge", zone="Europe/London")


def join(member, by=None, profile=PROFILE, base=BASE):
    return join_as_worker(by=by or member.user, member=member, profile=profile, base=base, at=LONG_AGO)


def test_a_member_gets_a_page_with_their_words_and_base():
    member = a_member()
    worker = join(member)
    worker.refresh_from_db()
    assert (worker.name, worker.slug, worker.languages) == ("Rosa Lane", "rosa-lane", ["en", "es"])
    assert (worker.base_area, worker.zone, worker.radius_metres) == ("Hebden Bridge", "Europe/London", 10_000)
    assert (worker.state, worker.joined_on) == ("active", member.active_from.date())


def test_the_record_holds_no_address_and_no_name():
    join(a_member())
    record = AuditRecord.objects.get(verb="worker.joined")
    assert record.data == {"slug": "rosa-lane"}


def test_namesakes_get_different_addresses():
    assert [join(a_member()).slug for _ in range(3)] == ["rosa-lane", "rosa-lane-2", "rosa-lane-3"]


def test_one_membership_has_one_page():
    member = a_member()
    join(member)
    with pytest.raises(AlreadyAWorker):
        join(member)
    assert Worker.objects.count() == 1


@pytest.mark.parametrize(
    ("state", "class_code"),
    [
        (MemberState.APPLIED, ClassCode.WORKER),
        (MemberState.SUSPENDED, ClassCode.WORKER),
        (MemberState.ACTIVE, ClassCode.USER),
    ],
)
def test_only_an_active_worker_membership_opens_a_page(state, class_code):
    with pytest.raises(NeedsWorkerMembership):
        join(a_member(state=state, class_code=class_code))


def test_nobody_opens_a_page_for_somebody_else_but_staff():
    member = a_member()
    with pytest.raises(NotAllowed):
        join(member, by=a_user("Mallory"))
    assert join(member, by=a_user("Priya", is_staff=True)).member == member


@pytest.mark.parametrize(
    ("profile", "base", "field"),
    [
        ({"name": "  "}, {}, "name"),
        ({"bio": "x" * 4001}, {}, "bio"),
        ({}, {"area": ""}, "area"),
        ({}, {"latitude_e6": 90_000_001}, "place"),
        ({}, {"radius_metres": 499}, "radius"),
        ({}, {"travel_metres_per_minute": 0}, "travel_speed"),
        ({}, {"travel_extra_minutes": 121}, "travel_extra_minutes"),
        ({}, {"zone": "Europe/Hebden"}, "zone"),
    ],
)
def test_what_cannot_be_is_told_by_its_field(profile, base, field):
    with pytest.raises(WorkerProfileIncomplete) as refused:
        join(a_member(), profile=ProfileFacts(**{**vars(PROFILE), **profile}), base=BaseFacts(**{**vars(BASE), **base}))
    assert list(refused.value.fields) == [field]
