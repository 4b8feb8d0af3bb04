"""What a class of members is called is the office's; what it may is the members'."""

from importlib import import_module

import pytest
from django.db import DatabaseError, transaction

from coop.membership.actions.describe_class import describe_class
from coop.membership.actions.set_class_rights import set_class_rights
from coop.membership.errors import BadClassRights, MayNotDescribeClass, MayNotSetClassRights
from coop.membership.models import GOVERNED, ClassVersion, MemberClass
from coop.membership.queries.classes import class_called, newest_versions, rights_of
from coop.shares.models import ShareType
from foundation.audit.models import AuditRecord
from foundation.errors import Invalid
from tests.factories.marketplace import a_member, a_user
from tests.factories.surplus import an_officer

pytestmark = pytest.mark.django_db


def rights(code="worker", **changed):
    return rights_of(class_called(code)) | changed


def set_rights(noon, by=None, code="worker", decision_name="Spring meeting", **changed):
    return set_class_rights(
        by=by, code=code, rights=rights(code, **changed), decision_name=decision_name, decision_url="/d/", at=noon
    )


def test_a_decision_sets_rights_and_its_name_stays_with_them(noon):
    version = set_rights(noon, min_shares=3, probation_days=90)
    worker = class_called("worker")
    assert (worker.min_shares, worker.probation_days) == (3, 90)
    assert (version.version, version.decision_name, version.rights) == (1, "Spring meeting", rights())
    assert AuditRecord.objects.get(verb="class.rights_set").data == {"min_shares": [1, 3], "probation_days": [0, 90]}
    assert set_rights(noon, min_shares=2).version == 2
    assert newest_versions()["worker"].rights["min_shares"] == 2


def test_the_same_rights_again_are_no_new_version(noon):
    assert set_rights(noon) is None
    assert ClassVersion.objects.count() == 0


def test_supporters_never_share_in_what_others_earned(noon):
    with pytest.raises(BadClassRights):
        set_rights(noon, code="supporter", eligible_for_patronage=True)
    assert not class_called("supporter").eligible_for_patronage


@pytest.mark.parametrize("broken", [{"share_par_minor": 5}, {"name": "Bosses"}])
def test_only_what_a_decision_governs_is_set_by_one(noon, broken):
    with pytest.raises(BadClassRights):
        set_class_rights(by=None, code="worker", rights=rights() | broken, decision_name="V", at=noon)


def test_nobody_sets_rights_alone(noon):
    with pytest.raises(MayNotSetClassRights):
        set_rights(noon, by=an_officer("secretary", "Sea"), min_shares=3)
    with pytest.raises(BadClassRights):
        set_rights(noon, decision_name=" ", min_shares=3)


def test_a_version_is_never_changed(noon):
    version = set_rights(noon, min_shares=3)
    with pytest.raises(DatabaseError), transaction.atomic():
        ClassVersion.objects.filter(pk=version.pk).update(decision_name="Other")


def test_no_other_rights_than_those_decided_whoever_writes_them(noon):
    with pytest.raises(DatabaseError, match="change by a decision"), transaction.atomic():
        MemberClass.objects.filter(code="user").update(votes_on_rules=False)
    set_rights(noon, code="user", votes_on_rules=False)
    with pytest.raises(DatabaseError, match="change by a decision"), transaction.atomic():
        MemberClass.objects.filter(code="user").update(votes_on_rules=True)
    with pytest.raises(DatabaseError, match="change by a decision"), transaction.atomic():
        MemberClass.objects.filter(code="user").update(votes_on_rules=False, votes_in_general=False)
    with pytest.raises(DatabaseError, match="a class of members stays"), transaction.atomic():
        MemberClass.objects.filter(code="supporter").delete()
    MemberClass.objects.filter(code="user").update(about="Words are free.")
    assert not class_called("user").votes_on_rules


def test_what_a_share_is_worth_stays_once_somebody_holds_one():
    ShareType.objects.filter(code="withdrawable").update(par_minor=500)  # the class only tells what its kind says
    a_member()
    for change in ({"share_par_minor": 100}, {"share_type": "transferable"}):
        with pytest.raises(DatabaseError, match="a share stays what it was"), transaction.atomic():
            MemberClass.objects.filter(code="worker").update(**change)
    assert class_called("worker").share_par_minor == 500


def test_the_trigger_knows_every_right_that_a_decision_governs():
    shipped = import_module("coop.membership.migrations.0009_rights_change_by_decision").GOVERNED
    assert set(shipped) == set(GOVERNED)


def test_the_board_changes_words_with_a_trace_and_no_right(noon):
    before = rights()
    describe_class(by=an_officer("board", "Bea"), code="worker", name=" Doers ", about="Who  does it.", at=noon)
    worker = class_called("worker")
    assert (worker.name, worker.about, rights()) == ("Doers", "Who does it.", before)
    assert AuditRecord.objects.get(verb="class.described").data["before"] == {"name": "Worker-members", "about": ""}


def test_others_and_an_empty_name_are_refused(noon):
    with pytest.raises(MayNotDescribeClass):
        describe_class(by=a_user(), code="worker", name="x", about="", at=noon)
    for name in ("  ", "x" * 61):
        with pytest.raises(Invalid):
            describe_class(by=an_officer("secretary", "Sea"), code="worker", name=name, about="", at=noon)


def test_every_field_of_a_class_is_governed_or_words_or_fixed():
    fields = {field.name for field in MemberClass._meta.concrete_fields}
    assert fields == {*GOVERNED, "code", "name", "about", "share_par_minor", "share_type"}
