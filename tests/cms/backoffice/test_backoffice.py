import pytest
from django.test import Client

from cms.backoffice.viewsets import LOOK_ONLY, GovernanceGroup, MarketplaceGroup, MembersGroup, MoneyGroup
from coop.membership.actions.appoint_officer import appoint_officer
from foundation.accounts.models import User
from marketplace.services.models import Trade

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(noon):
    """One person of each kind. The second factor has its own tests; here it is set up."""
    from allauth.mfa.models import Authenticator

    root = User.objects.create_superuser("root@example.org", name="Root")
    made = {"superuser": root, "staff": User.objects.create_user("staff@example.org", is_staff=True)}
    made["customer"] = User.objects.create_user("customer@example.org")
    for office in ("board", "treasurer", "secretary", "coordinator"):
        made[office] = User.objects.create_user(f"{office}@example.org")
        appoint_officer(by=root, user=made[office], office=office, resolution="AGM", at=noon)
    for user in made.values():
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    return {name: User.objects.get(pk=user.pk) for name, user in made.items()}


def signed_in(user):
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_stranger_is_sent_to_the_sign_in_page_of_the_house(client):
    response = client.get("/admin/")
    assert (response.status_code, response["Location"].split("?")[0]) == (302, "/accounts/login/")


def test_the_office_and_the_code_app_bear_the_name_of_the_co_op(people):
    from allauth.mfa.adapter import get_adapter

    page = signed_in(people["board"]).get("/admin/").content.decode()
    assert ("Tidewater Co-op" in page, "Commonwork" in page) == (True, False)
    assert "issuer=Tidewater%20Co-op" in get_adapter().build_totp_url(people["board"], "SECRET")


@pytest.mark.parametrize(
    ("who", "trades", "bookings", "members", "journals"),
    [
        ("superuser", 200, 200, 200, 200),
        ("board", 200, 200, 200, 200),
        ("treasurer", 200, 200, 200, 200),
        ("secretary", 200, 200, 200, 302),
        ("coordinator", 200, 200, 200, 302),
        ("staff", 200, 200, 200, 302),
        ("customer", 302, 302, 302, 302),
    ],
)
def test_each_office_sees_what_it_needs_and_no_more(people, who, trades, bookings, members, journals):
    client = signed_in(people[who])
    seen = tuple(client.get(f"/admin/{name}/").status_code for name in ("trade", "booking", "member", "journal"))
    assert seen == (trades, bookings, members, journals)


@pytest.mark.parametrize("model", LOOK_ONLY, ids=lambda model: model._meta.model_name)
def test_what_the_rooms_keep_can_be_listed_and_not_edited_even_by_a_superuser(people, model):
    client = signed_in(people["superuser"])
    name = "ledgeraccount" if model._meta.label == "payments_ledger.Account" else model._meta.model_name
    before = model.objects.count()
    assert client.get(f"/admin/{name}/").status_code == 200
    assert client.get(f"/admin/{name}/new/").status_code == 302
    assert client.post(f"/admin/{name}/new/", {}).status_code == 302
    assert model.objects.count() == before


def test_a_member_cannot_be_edited_or_deleted_in_the_back_office(people, noon):
    from coop.membership.actions.apply_for_membership import apply_for_membership

    member = apply_for_membership(by=people["customer"], class_code="user", at=noon)
    client = signed_in(people["superuser"])
    assert client.get(f"/admin/member/inspect/{member.pk}/").status_code == 200
    assert client.get(f"/admin/member/edit/{member.pk}/").status_code in {302, 404}
    assert client.post(f"/admin/member/delete/{member.pk}/").status_code == 302
    member.refresh_from_db()
    assert member.state == "applied"


def test_a_coordinator_keeps_the_trades(people):
    client = signed_in(people["coordinator"])
    fields = {"name": "Sewing", "plural": "sewers", "slug": "sewing", "icon": "scissors", "order": "5", "active": "on"}
    response = client.post("/admin/trade/new/", fields)
    assert response.status_code == 302
    assert Trade.objects.get().slug == "sewing"


def test_a_list_makes_the_same_queries_for_one_row_and_for_many(people):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = signed_in(people["superuser"])
    counts = []
    for number in (1, 6):
        for index in range(number):
            Trade.objects.update_or_create(slug=f"t{index}", defaults={"name": f"T{index}", "plural": "x"})
        client.get("/admin/trade/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/admin/trade/")
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_the_menu_names_every_group(people):
    text = signed_in(people["superuser"]).get("/admin/").text
    for group in (MarketplaceGroup, MembersGroup, GovernanceGroup, MoneyGroup):
        assert str(group.menu_label) in text
    assert "Name, menus and colours" in text


def test_no_ballot_roll_or_mark_can_be_looked_at_here(people):
    """What may be known of a vote is in the bundle that everybody can take away."""
    from django.apps import apps

    client = signed_in(people["superuser"])
    for name in ("ballot", "castmark", "detachedballot", "openedballot", "rollentry", "ballotbox"):
        assert apps.get_model("coop_decisions", name) not in LOOK_ONLY
        assert client.get(f"/admin/{name}/").status_code == 404


def test_a_draft_of_a_decision_is_its_author_s_alone_here_too(people):
    from tests.factories.deciding import a_draft_decision, a_submitted, a_voter

    draft, asked = a_draft_decision(a_voter()), a_submitted(a_voter("Ola"))
    client = signed_in(people["superuser"])
    text = client.get("/admin/decision/").text
    assert f"/admin/decision/inspect/{asked.pk}/" in text
    assert f"/admin/decision/inspect/{draft.pk}/" not in text
    assert client.get(f"/admin/decision/inspect/{draft.pk}/").status_code == 404
    assert client.get(f"/admin/decision/inspect/{asked.pk}/").status_code == 200


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_whoever_takes_a_list_away_leaves_a_trace(people, file_format):
    from foundation.audit.models import AuditRecord

    client = signed_in(people["secretary"])
    response = client.get(f"/admin/member/?export={file_format}")
    assert response.status_code == 200
    assert b"".join(response.streaming_content if response.streaming else [response.content]) != b""
    kept = AuditRecord.objects.filter(verb="backoffice.exported").values_list("by__email", "data")
    assert list(kept) == [("secretary@example.org", {"what": "member:index", "format": file_format})]
    client.get("/admin/member/")
    assert kept.count() == 1


def test_what_staff_change_here_is_in_the_history_of_the_site(people):
    from wagtail.models import ModelLogEntry

    client = signed_in(people["coordinator"])
    fields = {"name": "Sewing", "plural": "sewers", "slug": "sewing", "icon": "scissors", "order": "5", "active": "on"}
    client.post("/admin/trade/new/", fields)
    trade = Trade.objects.get()
    client.post(f"/admin/trade/edit/{trade.pk}/", fields | {"name": "Sewing and mending"})
    client.post(f"/admin/trade/delete/{trade.pk}/")
    kept = ModelLogEntry.objects.order_by("pk").values_list("action", "user__email", "label")
    assert list(kept) == [
        ("wagtail.create", "coordinator@example.org", "Sewing"),
        ("wagtail.edit", "coordinator@example.org", "Sewing and mending"),
        ("wagtail.delete", "coordinator@example.org", "Sewing and mending"),
    ]


def test_a_booking_is_listed_with_its_price_and_can_be_inspected(people, settings):
    from tests.factories.bookings import a_booking

    settings.STRIPE_API_BASE = "http://127.0.0.1:9"  # payments are open; nobody calls the look-alike
    booking = a_booking()
    client = signed_in(people["coordinator"])
    assert booking.reference in client.get("/admin/booking/").text
    assert str(booking.total) in client.get(f"/admin/booking/inspect/{booking.pk}/").text
