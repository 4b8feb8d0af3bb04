"""A person changes what the co-op knows about them."""

import pytest

from foundation.accounts.actions.update_profile import update_profile
from foundation.audit.models import AuditRecord
from foundation.errors import NotAllowed

pytestmark = pytest.mark.django_db
FACTS = {"name": "Ana D.", "phone": "", "language": "es", "zone": ""}


def test_the_record_says_which_facts_changed_but_not_to_what(person, noon):
    ana = person()
    update_profile(by=ana, person=ana, **FACTS, at=noon)
    entry = AuditRecord.objects.get()
    assert (entry.verb, entry.by, entry.at, entry.data) == (
        "accounts.update_profile", ana, noon, {"changed": ["name", "language"]},
    )  # fmt: skip


def test_saving_what_is_there_already_leaves_no_record(person, noon):
    ana = person(name="Ana D.", language="es")
    update_profile(by=ana, person=ana, **FACTS, at=noon)
    assert AuditRecord.objects.count() == 0


def test_nobody_changes_another_person(person, noon):
    ana, tom = person(), person("tom@example.org", name="Tom", is_superuser=True)
    with pytest.raises(NotAllowed):
        update_profile(by=tom, person=ana, **FACTS, at=noon)
    ana.refresh_from_db()
    assert ana.name == "Ana Díaz"
