"""Editors and auditors are released."""

from datetime import timedelta

import pytest

from cms.backoffice.actions.appoint import appoint
from cms.backoffice.actions.end_appointment import end_appointment
from cms.backoffice.errors import MayNotAppoint, NotAppointed
from foundation.accounts.models import User
from foundation.audit.models import AuditRecord
from tests.factories.cast import an_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(noon):
    nora = User.objects.create_user("nora@example.org")
    return appoint(by=an_officer("Pia", "board"), user=nora, task="editor", resolution="Board", at=noon)


def test_it_ends_once_and_who_ended_it_is_kept(made, noon):
    sid, later = an_officer("Sid", "secretary"), noon + timedelta(days=1)
    assert end_appointment(by=sid, appointment=made, at=later).ends_at == later
    with pytest.raises(NotAppointed):
        end_appointment(by=sid, appointment=made, at=later)
    assert [(one.by, one.data) for one in AuditRecord.objects.filter(verb="backoffice.released")] == [
        (sid, {"task": "editor"})
    ]


def test_others_end_none(made, noon):
    with pytest.raises(MayNotAppoint):
        end_appointment(by=an_officer("Tom", "treasurer"), appointment=made, at=noon + timedelta(days=1))
