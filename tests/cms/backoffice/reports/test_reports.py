"""Reports: rows, rights, files."""

import csv
import io

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.backoffice.actions.seed_groups import seed_groups
from cms.backoffice.wagtail_hooks import REPORTS
from foundation.accounts.models import User
from foundation.audit.models import AuditRecord
from tests.factories.bookings import completed
from tests.factories.cast import an_officer
from tests.factories.members import admitted

pytestmark = pytest.mark.django_db
NAMES = [report.index_url_name.removeprefix("backoffice_") for report in REPORTS]


@pytest.fixture(autouse=True)
def without_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"  # payments are open; nobody calls the look-alike


def signed_in(user):
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def auditor():
    seed_groups()
    ada = User.objects.create_user("ada@example.org", name="Ada Auditor")
    ada.groups.add(Group.objects.get(name="Auditors"))
    return signed_in(ada)


def rows(response):
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_an_auditor_reads_every_report_and_takes_it_away(auditor):
    for name in NAMES:
        assert auditor.get(f"/admin/reports/{name}/").status_code == 200
        assert auditor.get(f"/admin/reports/{name}/?export=csv").status_code == 200
        assert auditor.get(f"/admin/reports/{name}/?export=xlsx").status_code == 200
    assert AuditRecord.objects.filter(verb="backoffice.exported").count() == 2 * len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_who_may_not_read_the_rows_reads_no_report(name):
    client = signed_in(User.objects.create_user("c@example.org"))
    assert client.get(f"/admin/reports/{name}/").status_code == 302
    assert client.get(f"/admin/reports/{name}/?export=csv").status_code == 302


def test_a_secretary_reads_of_work_and_members_and_not_of_money():
    client = signed_in(an_officer("Sid", "secretary"))
    seen = {name: client.get(f"/admin/reports/{name}/").status_code for name in NAMES}
    assert seen == {"work": 200, "members": 200, "journals": 302, "acts": 302, "jobs": 200}


def test_work_is_counted_by_month_and_trade(auditor):
    booking = completed()
    (row,) = rows(auditor.get("/admin/reports/work/?export=csv"))
    assert (row["Trade"], row["Jobs"], row["Minutes"]) == (booking.listing.trade.name, "1", str(booking.minutes))
    assert row["Paid (in the file: smallest coins)"] == str(booking.total)
    assert "£80.00" in auditor.get("/admin/reports/work/").text


def test_members_are_counted_by_class_and_state(auditor):
    admitted()
    admitted()
    assert ("Member", "2") in {
        (row["State"], row["Members"]) for row in rows(auditor.get("/admin/reports/members/?export=csv"))
    }


def test_acts_of_officers_have_a_name_and_acts_of_members_are_left_out(auditor):
    member = admitted()
    found = rows(auditor.get("/admin/reports/acts/?export=csv"))
    assert {row["Who"] for row in found} >= {"Bea Board"}
    assert member.user.name not in {row["Who"] for row in found}


@pytest.mark.parametrize("name", ["work", "members", "journals", "acts"])
def test_a_report_takes_the_same_queries_for_one_row_and_for_more(auditor, name):
    counts = []
    for _each in range(2):
        completed()
        admitted()
        auditor.get(f"/admin/reports/{name}/")
        with CaptureQueriesContext(connection) as captured:
            auditor.get(f"/admin/reports/{name}/")
        counts.append(len(captured))
    assert counts[0] == counts[1]
