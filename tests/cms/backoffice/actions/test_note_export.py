"""Who takes lists away."""

import pytest

from cms.backoffice.actions.note_export import note_export
from cms.backoffice.errors import NotInTheBackOffice
from foundation.accounts.models import User
from foundation.audit.models import AuditRecord
from tests.factories.cast import an_officer

pytestmark = pytest.mark.django_db


def test_the_trace_names_the_person_and_the_list_and_nothing_of_its_rows(noon):
    pia = an_officer("Pia Board", "board")
    note_export(by=pia, what="member:index", file_format="csv", at=noon)
    kept = AuditRecord.objects.get(verb="backoffice.exported")
    assert (kept.by, kept.at, kept.data) == (pia, noon, {"what": "member:index", "format": "csv"})


def test_nobody_else_takes_lists_away(noon):
    with pytest.raises(NotInTheBackOffice):
        note_export(by=User.objects.create_user("c@example.org"), what="member:index", file_format="csv", at=noon)
