"""Which office may read how the money stands and close a month."""

import pytest

from coop.membership.enums import Office
from tests.factories.cast import an_officer

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("office", Office.values)
def test_only_the_treasurer_keeps_the_books(office):
    person = an_officer("Pia Board", office)
    for right in ("payments_reconcile.view_run", "payments_ledger.close_period"):
        assert person.has_perm(right) is (office == Office.TREASURER)
