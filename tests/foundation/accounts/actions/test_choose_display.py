"""A person says how pages should look."""

import pytest

from foundation.accounts.actions.choose_display import choose_display
from foundation.audit.models import AuditRecord

pytestmark = pytest.mark.django_db


def test_it_is_kept_and_the_record_says_that_but_not_what(person, noon):
    ana = person()
    assert choose_display(by=ana, display="large.dark", at=noon).display == "large.dark"
    entry = AuditRecord.objects.get()
    assert (entry.verb, entry.by, entry.at, entry.data) == ("accounts.choose_display", ana, noon, {})


def test_the_same_again_leaves_no_record(person, noon):
    ana = person(display="large")
    choose_display(by=ana, display="large", at=noon)
    assert AuditRecord.objects.count() == 0
