import pytest
from django.db import IntegrityError, InternalError, connection, transaction

from foundation.accounts.models import User
from foundation.audit.actions.record import record
from foundation.audit.models import AuditRecord
from foundation.audit.queries.trail import trail_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return User.objects.create_user("ada@example.org", name="Ada")


def test_a_record_says_who_as_whom_what_when_and_why(ada, noon):
    helper = User.objects.create_user("helper@example.org", name="Hana")
    record(
        by=helper, on_behalf_of=ada, verb="test.done", subject=ada, reason="asked on the phone", data={"n": 1}, at=noon
    )
    [row] = trail_of(ada)
    assert (row.by, row.on_behalf_of, row.verb, row.reason, row.data, row.at) == (
        helper, ada, "test.done", "asked on the phone", {"n": 1}, noon,
    )  # fmt: skip


def test_the_clock_acts_as_nobody(ada, noon):
    record(by=None, verb="test.lapsed", subject=ada, at=noon)
    assert trail_of(ada).get().by is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE foundation_audit_auditrecord SET verb = 'other'",
        "DELETE FROM foundation_audit_auditrecord",
        "TRUNCATE foundation_audit_auditrecord",
    ],
)
def test_the_database_refuses_to_change_or_forget_a_record(ada, noon, statement):
    record(by=ada, verb="test.done", subject=ada, at=noon)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # TRUNCATE waits for no pending foreign key
    with pytest.raises((IntegrityError, InternalError), match="append-only"), transaction.atomic():  # noqa: SIM117
        with connection.cursor() as cursor:
            cursor.execute(statement)
    assert AuditRecord.objects.get().verb == "test.done"


def test_the_trail_of_one_thing_comes_in_the_order_it_happened_in_one_query(ada, noon, django_assert_num_queries):
    other = User.objects.create_user("other@example.org")
    for verb in ("first", "second", "third"):
        record(by=ada, verb=verb, subject=ada, at=noon)
    record(by=ada, verb="elsewhere", subject=other, at=noon)
    with django_assert_num_queries(1):
        assert [(row.verb, str(row.by)) for row in trail_of(ada)] == [
            ("first", "Ada"), ("second", "Ada"), ("third", "Ada"),
        ]  # fmt: skip
