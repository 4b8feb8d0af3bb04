"""Who appoints editors and auditors, and whom."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction

from cms.backoffice.actions.appoint import appoint
from cms.backoffice.actions.end_appointment import end_appointment
from cms.backoffice.actions.seed_groups import seed_groups
from cms.backoffice.errors import AppointedAlready, ChecksOwnWork, MayNotAppoint
from cms.backoffice.models import Appointment
from cms.learning.models import FacilitatorTerm
from foundation.accounts.models import User
from foundation.audit.models import AuditRecord
from tests.factories.cast import an_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def nora():
    return User.objects.create_user("nora@example.org", name="Nora")


@pytest.mark.parametrize("office", ["board", "secretary"])
def test_the_board_and_the_secretary_appoint_and_the_decision_is_kept(noon, nora, office):
    pia = an_officer("Pia", office)
    made = appoint(by=pia, user=nora, task="auditor", resolution="Board, item 4", at=noon)
    kept = AuditRecord.objects.get(verb="backoffice.appointed")
    assert (kept.by, kept.subject_id, kept.data, kept.reason) == (
        pia, str(made.pk), {"task": "auditor"}, "Board, item 4",
    )  # fmt: skip


def test_the_rights_begin_and_end_with_the_task(noon, nora):
    seed_groups()
    pia = an_officer("Pia", "board")
    right = "payments_ledger.view_journal"
    made = appoint(by=pia, user=nora, task="auditor", resolution="Board", at=noon)
    assert User.objects.get(pk=nora.pk).has_perm(right)
    end_appointment(by=pia, appointment=made, at=noon + timedelta(days=1))
    assert not User.objects.get(pk=nora.pk).has_perm(right)


@pytest.mark.parametrize("office", ["treasurer", "coordinator"])
def test_other_offices_do_not(noon, nora, office):
    with pytest.raises(MayNotAppoint):
        appoint(by=an_officer("Tom", office), user=nora, task="auditor", resolution="Me", at=noon)


def test_office_staff_and_the_person_themselves_do_not(noon, nora):
    for by in (User.objects.create_user("sam@example.org", is_staff=True), nora):
        with pytest.raises(MayNotAppoint):
            appoint(by=by, user=nora, task="editor", resolution="Me", at=noon)


def test_whoever_holds_an_office_or_works_in_it_does_not_audit_themselves(noon):
    pia, tom = an_officer("Pia", "board"), an_officer("Tom", "treasurer")
    sam = User.objects.create_user("sam@example.org", is_staff=True)
    for person in (pia, tom, sam):
        with pytest.raises(ChecksOwnWork):
            appoint(by=pia, user=person, task="auditor", resolution="Board", at=noon)
    assert appoint(by=pia, user=tom, task="editor", resolution="Board", at=noon).task == "editor"


def test_a_task_is_held_once_at_a_time(noon, nora):
    pia = an_officer("Pia", "board")
    first = appoint(by=pia, user=nora, task="editor", resolution="Board", at=noon)
    with pytest.raises(AppointedAlready):
        appoint(by=pia, user=nora, task="editor", resolution="Again", at=noon)
    with pytest.raises(IntegrityError), transaction.atomic():
        Appointment.objects.create(user=nora, task="editor", starts_at=noon, resolution="Past the action")
    end_appointment(by=pia, appointment=first, at=noon + timedelta(days=1))
    appoint(by=pia, user=nora, task="editor", resolution="Back", at=noon + timedelta(days=2))


def test_whoever_was_in_a_group_before_appointments_were_kept_stays_in_it(nora):
    seed_groups()
    lena = User.objects.create_user("lena@example.org")
    nora.groups.add(Group.objects.get(name="Editors"), Group.objects.get(name="Facilitators"))
    lena.groups.add(Group.objects.get(name="Auditors"))
    module = import_module("cms.backoffice.migrations.0002_keep_those_in_the_groups")
    module.appoint_those_in_the_groups(apps, None)
    kept = set(Appointment.objects.values_list("user__email", "task"))
    assert kept == {("nora@example.org", "editor"), ("lena@example.org", "auditor")}
    assert FacilitatorTerm.objects.get().user == nora
