"""Reports: rows, rights, files."""

import csv
import io
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry, Site

from cms.backoffice.actions.appoint import appoint
from cms.backoffice.actions.seed_groups import seed_groups
from cms.backoffice.wagtail_hooks import REPORTS
from cms.learning.actions.appoint_facilitator import appoint_facilitator
from cms.pages.models import StandardPage
from foundation.accounts.models import User
from foundation.audit.actions.record import record
from foundation.audit.models import AuditRecord
from tests.factories.bookings import completed
from tests.factories.cast import an_officer
from tests.factories.members import admitted

pytestmark = pytest.mark.django_db
LED_TO = "https://calder.example.org/rules/"
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
    assert seen == {
        "work": 200, "members": 200, "journals": 302, "acts": 302, "jobs": 200,
        "turnout": 200, "comparisons": 302, "earnings": 302,
    }  # fmt: skip


def test_work_is_counted_by_month_and_trade(auditor):
    booking = completed()
    (row,) = rows(auditor.get("/admin/reports/work/?export=csv"))
    assert (row["Trade"], row["Jobs"], row["Minutes"]) == (booking.listing.trade.name, "1", str(booking.minutes))
    assert (row["Paid"], row["Paid (smallest coins)"]) == ("80.00", str(booking.total))
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


def test_what_each_of_the_seven_groups_does_stands_in_one_list(auditor, noon):
    """On the desks it is in our audit trail; in the staff office in Wagtail's log."""
    pia = an_officer("Pia Board", "board")
    names = {"Editor Eva": "editor", "Auditor Ada": "auditor"}
    people = {name: User.objects.create_user(f"{task}@example.org", name=name) for name, task in names.items()}
    for name, task in names.items():
        appoint(by=pia, user=people[name], task=task, resolution="Board", at=noon)
    fay = people["Facilitator Fay"] = User.objects.create_user("fay@example.org", name="Facilitator Fay")
    appoint_facilitator(by=pia, user=fay, resolution="Board", at=noon)
    for office in ("treasurer", "secretary", "coordinator"):
        people[office] = an_officer(office.title(), office)
    for user in people.values():
        record(by=user, verb="desk.did", subject=user, at=noon)
    done = {row["Who"] for row in rows(auditor.get("/admin/reports/acts/?export=csv")) if row["What"] == "desk.did"}
    assert done == {"Editor Eva", "Auditor Ada", "Facilitator Fay", "Treasurer", "Secretary", "Coordinator"}
    assert "Pia Board" in auditor.get("/admin/reports/acts/").text


def test_pages_trades_redirects_settings_and_accounts_stand_in_the_same_list(auditor):
    cora = an_officer("Cora", "coordinator")
    desk = signed_in(cora)
    fields = {"name": "Sewing", "plural": "sewers", "slug": "sewing", "icon": "scissors", "order": "5", "active": "on"}
    assert desk.post("/admin/trade/new/", fields).status_code == 302
    lead = {"old_path": "/hello/", "site": "", "is_permanent": "on", "redirect_page": "", "redirect_link": LED_TO}
    assert desk.post("/admin/redirects/add/", lead).status_code == 302
    root = signed_in(User.objects.create_superuser("root@example.org", name="Root"))
    assert root.post("/admin/users/new/", {"name": "Nora", "email": "nora@example.org"}).status_code == 302
    page = Site.objects.get(is_default_site=True).root_page.add_child(instance=StandardPage(title="Tea", slug="tea"))
    page.save_revision(user=cora, log_action=True)
    found = {
        (row["Who"], row["What"], row["About"], row["Called"])
        for row in rows(auditor.get("/admin/reports/acts/?export=csv"))
    }
    assert found >= {
        ("Cora", "wagtail.create", "marketplace_services.trade", "Sewing"),
        ("Cora", "wagtail.create", "wagtailredirects.redirect", "/hello"),
        ("Root", "wagtail.create", "foundation_accounts.user", "Nora"),
        ("Cora", "wagtail.edit", "cms_pages.standardpage", "Tea"),
    }


def test_the_newest_act_stands_first_wherever_it_was_done(auditor, noon):
    cora = an_officer("Cora", "coordinator")
    record(by=cora, verb="desk.long_ago", subject=cora, at=noon - timedelta(days=900))
    record(by=cora, verb="desk.in_time_to_come", subject=cora, at=noon + timedelta(days=9000))
    ModelLogEntry.objects.log_action(cora, "wagtail.edit", user=cora, timestamp=noon)
    verbs = [row["What"] for row in rows(auditor.get("/admin/reports/acts/?export=csv")) if row["Who"] == "Cora"]
    assert verbs == ["desk.in_time_to_come", "wagtail.edit", "desk.long_ago"]


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
