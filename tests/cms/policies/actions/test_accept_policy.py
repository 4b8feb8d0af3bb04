import pytest

from cms.policies.actions.accept_policy import accept_policy
from cms.policies.errors import MayNotAccept, NewerVersion
from cms.policies.models import Acceptance
from cms.policies.queries.acceptances import to_accept
from coop.membership.enums import ClassCode
from foundation.accounts.models import User
from tests.factories.marketplace import a_member, a_user
from tests.factories.policies import a_policy, approved, rewritten
from tests.support.refusals import refused

pytestmark = pytest.mark.django_db


def fresh(user):
    return User.objects.get(pk=user.pk)


def waits(user):
    return [(one.title, one.number) for one in to_accept(fresh(user))]


def test_an_acceptance_keeps_person_version_revision_and_instant(noon):
    user, policy = a_member().user, a_policy()
    made = accept_policy(by=user, policy=policy, number=1, at=noon)
    assert (made.user, made.version.number, made.revision_id, made.at) == (user, 1, policy.live_revision_id, noon)
    assert accept_policy(by=user, policy=policy, number=1, at=noon) == made
    assert Acceptance.objects.count() == 1


def test_a_version_is_asked_for_again_only_when_it_says_so(noon):
    user, policy = a_member().user, a_policy()
    assert waits(user) == [("Privacy", 1)]
    accept_policy(by=user, policy=policy, number=1, at=noon)
    assert waits(user) == []
    approved(rewritten(policy))
    assert waits(user) == []
    approved(rewritten(policy, asks_again=True))
    assert waits(user) == [("Privacy", 3)]
    approved(rewritten(policy, asks_again=False))
    assert waits(user) == [("Privacy", 4)]  # whoever missed the third accepts the fourth instead
    accept_policy(by=user, policy=policy, number=4, at=noon)
    assert waits(user) == []


def test_the_version_read_is_the_version_accepted(noon):
    user, policy = a_member().user, a_policy()
    approved(rewritten(policy))
    with pytest.raises(NewerVersion):
        accept_policy(by=user, policy=policy, number=1, at=noon)


def test_only_those_who_are_asked_accept(noon):
    worker, member, guest = a_member().user, a_member(class_code=ClassCode.USER).user, a_user()
    for_workers, for_all = a_policy("Safety", accepted_by="workers"), a_policy("Conduct", accepted_by="everybody")
    a_policy("Reading", accepted_by="nobody")
    assert [waits(one) for one in (worker, member, guest)] == [
        [("Conduct", 1), ("Safety", 1)],
        [("Conduct", 1)],
        [("Conduct", 1)],
    ]
    with pytest.raises(MayNotAccept):
        accept_policy(by=member, policy=for_workers, number=1, at=noon)
    accept_policy(by=guest, policy=for_all, number=1, at=noon)


def test_the_database_keeps_acceptances_and_their_revisions_true(noon):
    user, policy = a_member().user, a_policy()
    other = a_policy("Other")
    made = accept_policy(by=user, policy=policy, number=1, at=noon)
    with refused("cms_policies_acceptance_append_only"):
        Acceptance.objects.filter(pk=made.pk).update(at=noon.replace(year=2020))
    with refused("an_acceptance_names_the_revision_of_its_version"):
        Acceptance.objects.create(user=a_user(), version=made.version, revision=other.live_revision, at=noon)
    with refused("a_person_accepts_a_version_once"):
        Acceptance.objects.create(user=user, version=made.version, revision=made.revision, at=noon)
